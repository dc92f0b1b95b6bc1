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

    /** For a record's own rules, thrown by its constructor: {@code at("until", "is needed where there is no duration")}. */
    public static MisfitException at(String path, String issue) {
        return new MisfitException(List.of(new Misfit(path, issue)));
    }

    public List<Misfit> misfits() {
        return misfits;
    }

    /** The same, seen from one level further out. */
    MisfitException under(Path outer) {
        return new MisfitException(misfits.stream().map(outer::join).toList());
    }
}
