package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Result;
import reprise.sdk.config.Shape;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                " 7 | PT7S",
                "Sun, 06 Nov 1994 08:49:37 GMT | PT37S",
                "Sunday, 06-Nov-94 08:49:37 GMT | PT37S",
                "Sun Nov  6 08:49:37 1994 | PT37S"
            })
    void readsSecondsAndDates(String value, Duration expected) {
        assertThat(RetryAfter.of(List.of(new Header("retry-after", value)), NOW))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1.5",
                "soon",
                "",
                "99999999999999999999",
                "Sun, 06 Nov 1994 08:48:00 GMT",
                "Sun, 99 Nov 1994 08:49:37 GMT"
            })
    void passesOverWhatSaysNothing(String value) {
        assertThat(RetryAfter.of(List.of(new Header("retry-after", value)), NOW))
                .isEmpty();
    }

    @Test
    void goesByTheClockOfTheOtherSideWhereItTellsIt() {
        var headers = List.of(
                new Header("date", "Thu, 01 Jan 2026 00:00:00 GMT"),
                new Header("retry-after", "Thu, 01 Jan 2026 00:01:00 GMT"));

        assertThat(RetryAfter.of(headers, NOW)).contains(Duration.ofMinutes(1));
    }

    @Test
    void isHandedOnWithTheFailure() throws Exception {
        var world = new FakeContext();
        world.answers(503, "text/plain", "busy", new Header("retry-after", "9"));
        var node = new HttpRequestNode();
        var config = Shape.bind(HttpRequestNode.Config.class, Json.object("url", "http://example.com/"));

        var result = node.run(config, new Input(Json.NULL, Map.of()), world);

        assertThat(((Result.Failed) result).retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(9)));
    }
}
