package reprise.sdk.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that does not fit its record. */
public final class MisfitException extends RuntimeException {
    private final transient List<Misfit> misfits;

    public MisfitException(List<Misfit> misfits) {
        super(misfits.stream()
                .map(misfit -> misfit.path().isEmpty() ? misfit.issue() : misfit.path() + " " + misfit.issue())
                .collect(Collectors.joining("; ")));
        this.misfits = misfits;
    }

    public List<Misfit> misfits() {
        return misfits;
    }
}
