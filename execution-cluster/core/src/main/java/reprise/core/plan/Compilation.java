package reprise.core.plan;

import java.util.List;
import reprise.core.definition.Problem;

/** What came of compiling a definition: a plan, or every problem at once. */
public sealed interface Compilation {

    record Ready(Plan plan) implements Compilation {}

    record Refused(List<Problem> problems) implements Compilation {}
}
