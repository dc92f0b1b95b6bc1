package reprise.gateway.executions;

import java.util.Optional;
import java.util.stream.Stream;
import reprise.core.StepId;
import reprise.core.execution.Configurations;
import reprise.core.execution.ExecutionOutput;
import reprise.core.execution.Outputs;
import reprise.core.value.Value;
import reprise.sdk.Json;

/**
 * What an execution's page refers to and does not lie in the journal as such: the body of the trigger, a configuration that
 * is worked out again from what it was made of, outputs of several nodes together.
 */
final class LargeParts {

    /** The part that the page calls by that reference. */
    static Optional<Json> find(ExecutionRecord record, String ref) {
        return parts(record)
                .filter(value -> refersTo(record, value, ref))
                .findFirst()
                .map(record.values()::json);
    }

    private static Stream<Value> parts(ExecutionRecord record) {
        var active = record.active();
        var values = record.values();
        var body = values.json(active.start().input()).get("body").map(Value::of);
        var nodes = record.plan().root().nodes().stream()
                .map(node -> StepId.of(node.id()))
                .flatMap(step -> Stream.of(
                                Configurations.of(record.plan(), active, step, values),
                                Outputs.of(active, step, values))
                        .flatMap(Optional::stream));
        return Stream.concat(
                Stream.of(body, ExecutionOutput.of(record.execution(), values)).flatMap(Optional::stream), nodes);
    }

    private static boolean refersTo(ExecutionRecord record, Value value, String ref) {
        var kept = value instanceof Value.Inline(var json) ? record.values().keep(json) : value;
        return kept instanceof Value.Large(var reference, var _)
                && reference.hash().equals(ref);
    }

    private LargeParts() {}
}
