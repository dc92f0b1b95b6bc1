package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;
import reprise.sdk.JsonText.MalformedJson;

/** One sample of every version of every event that was ever written. They are never edited, and always read. */
class EventSamplesTest {
    private static final StrictJson TEXT = new StrictJson(JsonLimits.JOURNAL);
    private static final EventCodec CODEC = new EventCodec(TEXT);

    record Written(String name, int version) {
        @Override
        public String toString() {
            return name + "@" + version;
        }
    }

    static Stream<Written> everyVersionOfEveryEvent() {
        return EventFormat.all().stream().flatMap(format -> IntStream.rangeClosed(1, format.version())
                .mapToObj(version -> new Written(format.name(), version)));
    }

    @ParameterizedTest
    @MethodSource("everyVersionOfEveryEvent")
    void canBeRead(Written written) {
        var event = CODEC.decode(Events.EXECUTION, written.name, written.version, sample(written));
        assertThat(EventNames.of(event)).isEqualTo(written.name);
    }

    @ParameterizedTest
    @MethodSource("everyVersionOfEveryEvent")
    void ofTheNewestVersionIsWrittenJustSo(Written written) throws MalformedJson {
        if (written.version == EventFormat.of(written.name).version()) {
            var event = CODEC.decode(Events.EXECUTION, written.name, written.version, sample(written));
            Json again = TEXT.parse(CODEC.encode(event).event());
            assertThat(again).isEqualTo(TEXT.parse(sample(written)));
        }
    }

    private static byte[] sample(Written written) {
        try (var in = EventSamplesTest.class.getResourceAsStream("/events/" + written + ".json")) {
            assertThat(in).as("src/test/resources/events/%s.json", written).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
