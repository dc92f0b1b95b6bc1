package reprise.core.expression;

/** An expression that has no value. The message is for the author of the workflow and holds none of the data. */
public final class ExpressionFailure extends RuntimeException {
    private final int offset;

    public ExpressionFailure(String message, int offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Where in the text, in UTF-16 units, from 0. */
    public int offset() {
        return offset;
    }
}
