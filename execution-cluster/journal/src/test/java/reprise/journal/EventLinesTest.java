package reprise.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;

class EventLinesTest {
    private static final List<StoredEvent> TWO =
            List.of(stored("execution.started", 1, "{\"at\":\"ä ]}\"}"), stored("execution.ended", 2, "{}"));

    private final byte[] row = EventLines.write(TWO);

    @Test
    void areReadAsTheyWereWritten() {
        var lines = EventLines.read(row, 2);
        assertThat(lines).extracting(EventLine::name).containsExactly("execution.started", "execution.ended");
        assertThat(lines).extracting(EventLine::version).containsExactly(1, 2);
        assertThat(lines)
                .extracting(EventLine::event)
                .containsExactly(TWO.get(0).event(), TWO.get(1).event());
    }

    @Test
    void areJsonForWhoeverReadsThemWithPlainSql() throws Exception {
        var json = new StrictJson(JsonLimits.JOURNAL).parse(row);
        assertThat(json)
                .isEqualTo(Json.array(
                        Json.object(
                                "name",
                                "execution.started",
                                "version",
                                1,
                                "bytes",
                                TWO.getFirst().event().length,
                                "event",
                                Json.object("at", "ä ]}")),
                        Json.object("name", "execution.ended", "version", 2, "bytes", 2, "event", Json.EMPTY_OBJECT)));
    }

    @Test
    void areNotReadWhereThereAreMoreOrFewerThanThereMustBe() {
        assertThatThrownBy(() -> EventLines.read(row, 1)).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> EventLines.read(row, 3)).isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> EventLines.read(row, Integer.MAX_VALUE)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void thatWereCutOffAnywhereAreNotRead() {
        for (int length = 0; length < row.length; length++) {
            var cut = Arrays.copyOf(row, length);
            assertThatThrownBy(() -> EventLines.read(cut, 2))
                    .as("cut off after %d bytes", length)
                    .isInstanceOf(UnreadableEvent.class)
                    .hasMessageContaining("damaged at byte");
        }
    }

    @Test
    void withALengthBeyondTheRowAreNotRead() {
        var lying = new String(row, UTF_8).replace("\"bytes\":2,", "\"bytes\":99999999999,");
        assertThatThrownBy(() -> EventLines.read(lying.getBytes(UTF_8), 2)).isInstanceOf(UnreadableEvent.class);
    }

    private static StoredEvent stored(String name, int version, String event) {
        return new StoredEvent(name, version, event.getBytes(UTF_8), List.of());
    }
}
