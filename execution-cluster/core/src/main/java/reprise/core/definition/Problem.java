package reprise.core.definition;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something in a definition that keeps it from being saved, or in what a start gives that keeps it from beginning; or, as a
 * warning, what keeps nobody from anything.
 *
 * @param field where: {@code nodes[0].config.url}; empty for the whole
 * @param issue what is wrong and what would be right, for a person
 * @param place the same in the text, where it was written as text
 */
public record Problem(String field, String issue, Optional<Place> place, Severity severity) {

    /** An error. */
    public Problem(String field, String issue, Optional<Place> place) {
        this(field, issue, place, Severity.ERROR);
    }

    /** Of what was not written as text. */
    public Problem(String field, String issue) {
        this(field, issue, Optional.empty());
    }

    /** The same, but as a warning. */
    public Problem asWarning() {
        return new Problem(field, issue, place, Severity.WARNING);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** As they come in the text; what has no place comes last. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing(
            problem -> problem.place().orElse(new Place(Integer.MAX_VALUE, 0)),
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column));
}
