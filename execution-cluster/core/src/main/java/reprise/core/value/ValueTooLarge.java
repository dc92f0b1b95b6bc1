package reprise.core.value;

/** A value beyond the ceiling for a single one. */
public final class ValueTooLarge extends RuntimeException {

    /** @param most the ceiling, in bytes */
    public ValueTooLarge(long most) {
        super("is larger than " + most + " bytes, the most that a single value may have", null, false, false);
    }
}
