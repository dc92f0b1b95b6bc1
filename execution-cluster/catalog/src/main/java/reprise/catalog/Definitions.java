package reprise.catalog;

import reprise.core.PlanId;
import reprise.core.definition.Definition;
import reprise.core.plan.Compilation;
import reprise.sdk.Json;

/** How definitions are kept and made ready to run: the catalog's side of the language. */
public interface Definitions {

    /** As canonical JSON in UTF-8. */
    byte[] write(Definition definition);

    /** What was written once, under the rules of any time. */
    Definition read(byte[] written);

    Json json(Definition definition);

    Compilation compile(PlanId id, Definition definition);
}
