package reprise.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "250ms, PT0.25S",
        "10s, PT10S",
        "5m, PT5M",
        "24h, PT24H",
        "30d, PT720H",
        "PT1H30M, PT1H30M",
        "P1DT1S, PT24H1S"
    })
    void readsWhatPeopleWrite(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "s",
                "-5s",
                "PT-5S",
                "1.5h",
                "5 m",
                "5M",
                "1w",
                "P1M",
                "ten",
                "200000d",
                "999999999999999d",
                "99999999999999999999s",
                "PT999999999999999999999S"
            })
    void refusesWhatIsNoLengthOfTime(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1ms", "1500ms", "90s", "90m", "25h", "30d"})
    void writesTheShortestTextForIt(String text) {
        assertThat(Durations.write(Durations.parse(text).orElseThrow())).isEqualTo(text);
    }

    @Test
    void writesWhatIsFinerThanMillisecondsToo() {
        var fine = Duration.ofNanos(1_500);

        assertThat(Durations.parse(Durations.write(fine))).contains(fine);
    }
}
