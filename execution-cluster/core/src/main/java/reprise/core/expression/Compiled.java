package reprise.core.expression;

import java.util.List;

/** What came of compiling an expression. */
public sealed interface Compiled {

    record Ready(Expression expression) implements Compiled {}

    record Refused(List<Error> errors) implements Compiled {}

    /** @param offset in the text, in UTF-16 units, from 0 */
    record Error(int offset, String issue) {}
}
