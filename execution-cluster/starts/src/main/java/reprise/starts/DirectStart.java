package reprise.starts;

import java.util.function.Predicate;
import reprise.core.plan.Plan;
import reprise.core.plan.PlanNode;
import reprise.sdk.Json;

/** A start that somebody orders, by hand or by program, in place of what its trigger waits for. */
public final class DirectStart {
    public static final String MANUAL = "manual";

    /** Where it begins: at the manual trigger where there is one, else at the first. */
    public static PlanNode trigger(Plan plan) {
        Predicate<PlanNode> manual = node -> node.definition().type().equals(MANUAL);
        return plan.triggers().stream().filter(manual).findFirst().orElseGet(() -> plan.triggers()
                .getFirst());
    }

    /** The trigger as expressions see it. @param type who ordered it: {@code manual}, {@code api}, … */
    public static Json input(String type, Json body) {
        return Json.object(
                "type", type,
                "body", body,
                "headers", Json.EMPTY_OBJECT,
                "query", Json.EMPTY_OBJECT,
                "params", Json.EMPTY_OBJECT,
                "method", Json.NULL,
                "path", Json.NULL);
    }

    private DirectStart() {}
}
