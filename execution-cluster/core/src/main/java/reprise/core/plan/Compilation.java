package reprise.core.plan;

import java.util.List;
import reprise.core.definition.Problem;

/** What came of compiling a definition: a plan, or every problem at once. */
public sealed interface Compilation {

    /** @param warnings about what is allowed and hardly meant */
    record Ready(Plan plan, List<Problem> warnings) implements Compilation {}

    /** @param problems the warnings among them */
    record Refused(List<Problem> problems) implements Compilation {}

    /** All that was found, whether or not it keeps the definition from running. */
    default List<Problem> findings() {
        return switch (this) {
            case Ready(var _, var warnings) -> warnings;
            case Refused(var problems) -> problems;
        };
    }
}
