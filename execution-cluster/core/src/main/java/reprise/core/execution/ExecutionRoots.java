package reprise.core.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.StepId.Round;
import reprise.core.execution.Execution.Active;
import reprise.core.expression.NamedIds;
import reprise.core.expression.Roots;
import reprise.core.plan.Plan;
import reprise.core.value.Values;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/**
 * What the expressions of a step can speak of, in one evaluation of its configuration. Data that are not at hand are missed
 * where they are looked at.
 */
record ExecutionRoots(Plan plan, Active execution, StepId step, Values values, Instant at, NamedIds ids)
        implements Roots {

    ExecutionRoots(Plan plan, Active execution, StepId step, Values values, Instant at) {
        this(
                plan,
                execution,
                step,
                values,
                at,
                new NamedIds(execution.start().id().value(), step.toString()));
    }

    private List<Round> rounds() {
        return step.rounds();
    }

    @Override
    public Optional<Json> root(String root) {
        return switch (root) {
            case "trigger" -> Optional.of(values.json(execution.start().input()));
            case "params" -> Optional.of(params());
            case "vars" -> Optional.of(Json.EMPTY_OBJECT);
            case "item" ->
                rounds().isEmpty() ? Optional.empty() : Optional.of(Outputs.item(execution, rounds(), values));
            case "index" ->
                rounds().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Json.of(rounds().getLast().index()));
            case "execution" ->
                Optional.of(Json.object(
                        "id", execution.start().id().toString(),
                        "startedAt", execution.start().at().toString()));
            case "workflow" ->
                Optional.of(Json.object(
                        "id", plan.id().workflow().toString(),
                        "name", plan.definition().name(),
                        "version", plan.id().version()));
            default -> Optional.empty();
        };
    }

    /** In the round of the loop that the node is in, as far out as that may be. */
    @Override
    public Optional<Json> node(String nodeId) {
        var id = new NodeId(nodeId);
        int depth = plan.find(id).map(node -> node.loops().size()).orElse(0);
        return depth > rounds().size()
                ? Optional.empty()
                : Outputs.of(execution, new StepId(rounds().subList(0, depth), id), values)
                        .map(values::json);
    }

    @Override
    public long now() {
        return at.toEpochMilli();
    }

    @Override
    public UUID uuid() {
        return ids.next();
    }

    private Json params() {
        if (!(values.json(execution.start().params()) instanceof JsonObject given)
                || given.members().isEmpty()) {
            return plan.params();
        }
        var all = new LinkedHashMap<>(((JsonObject) plan.params()).members());
        all.putAll(given.members());
        return new JsonObject(all);
    }
}
