package reprise.starts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.definition.Problem;
import reprise.core.plan.PlanNode;
import reprise.language.schema.JsonSchemas;
import reprise.language.schema.JsonSchemas.Misfit;
import reprise.sdk.Json;

/** Holds what a start brings against the schema its trigger has for it. Schemas are compiled once and kept. */
public final class InputSchemas {
    private static final int MOST = 1_000;

    private final JsonSchemas schemas = new JsonSchemas();
    private final Cache<Place, JsonSchemas.Schema> compiled =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Place(PlanId plan, NodeId node) {}

    /**
     * Every place that does not fit; empty where all does, or where there is no schema.
     *
     * @param schemaField where the trigger's configuration has the schema, if it has one
     * @param valueName what the value is called in the answer: {@code body}, {@code input}
     */
    public List<Problem> problems(PlanId plan, PlanNode trigger, String schemaField, Json value, String valueName) {
        return trigger.definition()
                .config()
                .get(schemaField)
                .map(schema -> compiled.get(new Place(plan, trigger.id()), _ -> schemas.compile(schema)))
                .map(schema -> schema.check(value).stream()
                        .map(misfit -> problem(misfit, valueName))
                        .toList())
                .orElseGet(List::of);
    }

    private static Problem problem(Misfit misfit, String name) {
        return new Problem(misfit.path().isEmpty() ? name : name + "." + misfit.path(), misfit.issue());
    }
}
