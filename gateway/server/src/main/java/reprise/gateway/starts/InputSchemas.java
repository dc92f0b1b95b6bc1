package reprise.gateway.starts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.plan.PlanNode;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refusal.Detail;
import reprise.gateway.http.Refused;
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
     * @param schemaField where the trigger's configuration has the schema, if it has one
     * @param valueName what the value is called in the answer: {@code body}, {@code input}
     * @throws Refused naming every place that does not fit
     */
    public void check(PlanId plan, PlanNode trigger, String schemaField, Json value, String valueName) {
        trigger.definition().config().get(schemaField).ifPresent(schema -> {
            var misfits = compiled.get(new Place(plan, trigger.id()), _ -> schemas.compile(schema))
                    .check(value);
            if (!misfits.isEmpty()) {
                throw new Refused(Refusal.invalid(details(misfits, valueName)));
            }
        });
    }

    private static List<Detail> details(List<Misfit> misfits, String name) {
        return misfits.stream()
                .map(misfit -> new Detail(
                        misfit.path().isEmpty() ? name : name + "." + misfit.path(), misfit.issue(), Optional.empty()))
                .toList();
    }
}
