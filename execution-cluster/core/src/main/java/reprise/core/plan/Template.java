package reprise.core.plan;

import reprise.core.expression.Budget;
import reprise.core.expression.Roots;
import reprise.core.expression.Uses;
import reprise.sdk.Json;

/** A configuration with its expressions compiled. */
public interface Template {

    /**
     * The configuration as it is for one execution.
     *
     * @param budget of all that is evaluated together: who decides much at once passes the same to each
     * @throws TemplateFailure naming the field whose expression has no value
     */
    Json evaluate(Roots roots, Budget budget);

    /** As the only thing that is evaluated. */
    default Json evaluate(Roots roots) {
        return evaluate(roots, new Budget());
    }

    /** What its expressions may look at. */
    Uses uses();

    /** Whether it is the same for every execution. */
    boolean isConstant();
}
