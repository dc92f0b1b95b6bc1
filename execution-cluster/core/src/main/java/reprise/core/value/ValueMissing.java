package reprise.core.value;

/** A decision needs a large value that is not at hand. Fetch it and decide again. */
public final class ValueMissing extends RuntimeException {
    private final transient Reference reference;

    public ValueMissing(Reference reference) {
        super("the value " + reference.hash() + " is not at hand", null, false, false);
        this.reference = reference;
    }

    public Reference reference() {
        return reference;
    }
}
