package reprise.core.execution;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.execution.Execution.Active;
import reprise.core.expression.Roots;
import reprise.core.plan.Plan;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What the expressions of one execution can speak of. */
record ExecutionRoots(Plan plan, Active execution, Instant at) implements Roots {

    @Override
    public Optional<Json> root(String root) {
        return switch (root) {
            case "trigger" -> Optional.of(execution.start().input());
            case "params" -> Optional.of(params());
            case "vars" -> Optional.of(Json.EMPTY_OBJECT);
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

    @Override
    public Optional<Json> node(String nodeId) {
        return execution.output(new NodeId(nodeId));
    }

    @Override
    public long now() {
        return at.toEpochMilli();
    }

    private Json params() {
        if (!(execution.start().params() instanceof JsonObject given)
                || given.members().isEmpty()) {
            return plan.params();
        }
        var all = new LinkedHashMap<>(((JsonObject) plan.params()).members());
        all.putAll(given.members());
        return new JsonObject(all);
    }
}
