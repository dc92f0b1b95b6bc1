package reprise.core.value;

import java.util.List;

/** A decision needs large values that are not at hand. Fetch them and decide again. */
public final class ValueMissing extends RuntimeException {
    private final transient List<Reference> references;

    /** @param references not empty */
    public ValueMissing(List<Reference> references) {
        super("not at hand: " + references.getFirst().hash(), null, false, false);
        this.references = List.copyOf(references);
    }

    public List<Reference> references() {
        return references;
    }
}
