package reprise.gateway.executions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.gateway.executions.VerbRoutes.Wish;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.protocol.Verb;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.JsonText;

/** {@code {"nodeId", "iteration"?: [3, 0], "output"?, "reason"?}}. */
final class GivenSkip {
    private static final int LONGEST_ID = 255;

    static Wish read(Fields fields, JsonText json) {
        var node = fields.text("nodeId", LONGEST_ID);
        var iteration = iteration(fields);
        var output = fields.json("output").orElse(Json.NULL);
        var reason = VerbRoutes.reason(fields);
        return (record, _) -> new Verb.Skip(step(record, node, iteration).toString(), json.write(output), reason);
    }

    /** @throws Refused naming the field where the workflow has no such step */
    static StepId step(ExecutionRecord record, String node, List<Integer> iteration) {
        NodeId id;
        try {
            id = new NodeId(node);
        } catch (IllegalArgumentException notAnId) {
            throw new Refused(Refusal.invalid("nodeId", "is no node of this workflow"));
        }
        if (record.plan().find(id).isEmpty()) {
            throw new Refused(Refusal.invalid("nodeId", "is no node of this workflow"));
        }
        return record.plan()
                .step(id, iteration)
                .orElseThrow(() -> new Refused(Refusal.invalid(
                        "iteration", "must have a number for each loop around the node, the outermost first")));
    }

    private static List<Integer> iteration(Fields fields) {
        var numbers = new ArrayList<Integer>();
        var given = fields.json("iteration");
        if (given.isPresent()) {
            var items = given.get() instanceof JsonArray array ? array.items() : List.<Json>of(Json.NULL);
            for (var item : items) {
                whole(item)
                        .ifPresentOrElse(
                                numbers::add,
                                () -> fields.wrong("iteration", "must be a list of whole numbers from 0"));
            }
        }
        return numbers;
    }

    private static Optional<Integer> whole(Json item) {
        return item instanceof JsonNumber(Long number) && number >= 0 && number <= Integer.MAX_VALUE
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    private GivenSkip() {}
}
