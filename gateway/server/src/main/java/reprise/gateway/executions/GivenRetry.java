package reprise.gateway.executions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reprise.gateway.executions.VerbRoutes.Wish;
import reprise.gateway.http.Fields;
import reprise.protocol.Verb;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText;

/** {@code {"outputs"?: {nodeId: …}, "input"?: …, "reason"?}}. */
final class GivenRetry {

    static Wish read(Fields fields, JsonText json) {
        var outputs = fields.json("outputs").orElse(Json.EMPTY_OBJECT);
        if (!(outputs instanceof JsonObject)) {
            fields.wrong("outputs", "must be an object of outputs by node id");
        }
        var input = fields.json("input");
        var reason = VerbRoutes.reason(fields);
        return (record, _) -> {
            var bySteps = new LinkedHashMap<String, String>();
            var given = outputs instanceof JsonObject(var members) ? members : Map.<String, Json>of();
            given.forEach((node, output) ->
                    bySteps.put(GivenSkip.step(record, node, List.of()).toString(), json.write(output)));
            return new Verb.Retry(bySteps, input.map(json::write), reason);
        };
    }

    private GivenRetry() {}
}
