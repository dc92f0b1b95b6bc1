package reprise.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reprise.journal.EventNames;
import reprise.journal.Histories.Numbered;
import reprise.journal.Histories.Shown;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

class EventJsonTest {

    @Test
    void setsApartWhenAndWhereItWas() {
        var event =
                shown(EventNames.NODE_STARTED, Json.object("at", "2026-01-01T00:00:00Z", "node", "call", "attempt", 1));

        assertThat(EventJson.of(event))
                .isEqualTo(Json.object(
                        "sequenceNr", 3L,
                        "type", "execution.node-started",
                        "at", "2026-01-01T00:00:00Z",
                        "nodeId", "call",
                        "data", Json.object("attempt", 1)));
    }

    @Test
    void keepsToItselfWhatIsOnlyForUs() {
        var event = shown(
                EventNames.STARTED,
                Json.object("at", "2026-01-01T00:00:00Z", "workspaceId", "w", "fingerprint", "f", "input", "i"));

        assertThat(EventJson.of(event).get("data")).contains(Json.object("input", "i"));
        assertThat(EventJson.of(event).get("nodeId")).isEmpty();
    }

    private static Numbered<Shown> shown(String name, Json json) {
        return new Numbered<>(3, new Shown(name, (JsonObject) json));
    }
}
