package reprise.core.plan;

/** A configuration that cannot be evaluated for this execution. The message names the field and holds none of the data. */
public final class TemplateFailure extends RuntimeException {
    private final String field;

    public TemplateFailure(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** From the configuration: {@code url}, {@code cases[0].when}. */
    public String field() {
        return field;
    }
}
