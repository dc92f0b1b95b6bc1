package reprise.core.definition;

import java.util.ArrayList;
import java.util.List;

/** The problems found so far, warnings among them; bounded. */
public final class Findings {
    private static final int MOST = 1_000;
    private final Places places;
    private final List<Problem> problems = new ArrayList<>();

    public Findings(Places places) {
        this.places = places;
    }

    public void add(String field, String issue) {
        add(places.problem(field, issue));
    }

    /** What is allowed, and hardly meant. */
    public void warn(String field, String issue) {
        add(places.problem(field, issue).asWarning());
    }

    /** Inside of a text. */
    public void add(String field, int offset, String issue) {
        add(places.problem(field, offset, issue));
    }

    private void add(Problem problem) {
        if (!isFull()) {
            problems.add(problem);
        }
    }

    /** Whether nothing more is taken, so that looking further would be in vain. Warnings alone fill nothing. */
    public boolean isFull() {
        return problems.size() >= MOST && hasErrors();
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** Whether something was found wrong with that field already. */
    public boolean concern(String field) {
        var written = places.problem(field, "").field();
        return problems.stream().anyMatch(problem -> problem.field().equals(written));
    }

    /** In the order of the text, each once. */
    public List<Problem> all() {
        return problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
    }
}
