package reprise.catalog;

import java.util.List;
import java.util.stream.Collectors;
import reprise.core.PlanId;
import reprise.core.definition.Problem;

/** A version that cannot be run on this node: it does not exist, or uses what this node has not got. */
public final class PlanUnavailable extends RuntimeException {
    private final PlanId id;

    PlanUnavailable(PlanId id, String why) {
        super("version " + id.version() + " of workflow " + id.workflow() + " cannot be run here: " + why);
        this.id = id;
    }

    static String told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.field() + " " + problem.issue())
                .collect(Collectors.joining("; "));
    }

    public PlanId id() {
        return id;
    }
}
