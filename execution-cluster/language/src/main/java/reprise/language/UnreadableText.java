package reprise.language;

import java.util.List;
import java.util.Optional;
import reprise.core.definition.Place;
import reprise.core.definition.Problem;

/** A text that is not even JSON or YAML, or beyond the limits. The problems never quote it. */
public final class UnreadableText extends Exception {
    private final transient List<Problem> problems;

    private UnreadableText(List<Problem> problems) {
        super(problems.getFirst().issue());
        this.problems = problems;
    }

    /** @param line from 1; 0 where no place is known */
    public static UnreadableText at(String issue, int line, int column) {
        var place = line > 0 ? Optional.of(new Place(line, Math.max(1, column))) : Optional.<Place>empty();
        return new UnreadableText(List.of(new Problem("", issue, place)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
