package reprise.core.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found so far, bounded. */
public final class Findings {
    private static final int MOST = 1_000;
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
            problem -> problem.place().orElse(new Place(Integer.MAX_VALUE, 0)),
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column));

    private final Places places;
    private final List<Problem> problems = new ArrayList<>();

    public Findings(Places places) {
        this.places = places;
    }

    public void add(String field, String issue) {
        add(places.problem(field, issue));
    }

    /** Inside of a text. */
    public void add(String field, int offset, String issue) {
        add(places.problem(field, offset, issue));
    }

    private void add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** In the order of the text, each once. */
    public List<Problem> all() {
        return problems.stream().distinct().sorted(BY_PLACE).toList();
    }
}
