package reprise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measureEverythingThreeTimesWhereNothingIsSaid() {
        var options = Options.parse();
        assertThat(options.cases()).containsExactly(Case.values());
        assertThat(options.runs()).isEqualTo(3);
        assertThat(options.connections()).isEqualTo(32);
        assertThat(options.soak()).isEmpty();
    }

    @Test
    void takeWhatIsSaid() {
        var options = Options.parse("--only", "a,w3", "--runs", "1", "--seconds", "2.5", "--soak", "10m");
        assertThat(options.cases()).containsExactly(Case.BARE, Case.W3);
        assertThat(options.runs()).isEqualTo(1);
        assertThat(options.seconds()).isEqualTo(2.5);
        assertThat(options.soak()).contains(Duration.ofMinutes(10));
        assertThat(Options.parse("--server-flags", "-Xmx1g -XX:+UseG1GC").serverFlags())
                .containsExactly("-Xmx1g", "-XX:+UseG1GC");
    }

    @Test
    void sayWhatIsWrongWithThem() {
        assertThatThrownBy(() -> Options.parse("--runs", "0")).hasMessage("--runs takes a number from 1 to 50");
        assertThatThrownBy(() -> Options.parse("--only", "W9")).hasMessage("there is no case W9");
        assertThatThrownBy(() -> Options.parse("--soak", "long"))
                .hasMessage("--soak takes a time such as 90s, 10m or 2h");
        assertThatThrownBy(() -> Options.parse("--fast", "1")).hasMessage("there is no option --fast");
        assertThatThrownBy(() -> Options.parse("--seconds")).hasMessage("--seconds needs a value");
    }
}
