package reprise.core.plan;

import reprise.core.expression.Roots;
import reprise.sdk.Json;

/** A configuration with its expressions compiled. */
public interface Template {

    /** The configuration as it is for one execution. @throws TemplateFailure naming the field whose expression has no value */
    Json evaluate(Roots roots);

    /** Whether it is the same for every execution. */
    boolean isConstant();
}
