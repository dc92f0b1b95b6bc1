package reprise.gateway.live;

import java.util.LinkedHashMap;
import java.util.List;
import reprise.core.StepId;
import reprise.journal.EventNames;
import reprise.journal.Histories.Numbered;
import reprise.journal.Histories.Shown;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** An event of a history as the API shows it: {@code {sequenceNr, type, at, nodeId?, data}}. */
public final class EventJson {

    public static JsonObject of(Numbered<Shown> event) {
        var data = new LinkedHashMap<>(event.event().json().members());
        var at = data.remove("at");
        var node = data.remove("node");
        var rounds = data.remove("in");
        if (event.event().name().equals(EventNames.STARTED)) {
            data.remove("workspaceId");
            data.remove("fingerprint");
        }
        var json = new LinkedHashMap<String, Json>();
        json.put("sequenceNr", Json.of(event.sequenceNr()));
        json.put("type", Json.of(event.event().name()));
        json.put("at", Json.from(at));
        if (node != null) {
            json.put("nodeId", node);
        }
        if (rounds != null) {
            json.put("iteration", Json.from(iteration(rounds)));
        }
        json.put("data", new JsonObject(data));
        return new JsonObject(json);
    }

    private static List<Integer> iteration(Json rounds) {
        return StepId.parsePath(rounds.text().orElse("")).stream()
                .map(StepId.Round::index)
                .toList();
    }

    private EventJson() {}
}
