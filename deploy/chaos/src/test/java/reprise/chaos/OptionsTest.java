package reprise.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void playEverythingWhereNothingIsSaid() {
        assertThat(Options.parse(new String[0]).scenarios()).containsExactly(Scenario.values());
    }

    @Test
    void takeOneScenarioAsOftenAsWanted() {
        var options = Options.parse(new String[] {"--only", "answer-lost", "--rounds", "2", "--seed", "7"});
        assertThat(options.scenarios()).containsExactly(Scenario.ANSWER_LOST);
        assertThat(options.size().rounds()).isEqualTo(2);
        assertThat(options.seed()).isEqualTo(7);
    }

    @Test
    void sayWhatIsWrongWithThem() {
        assertThatThrownBy(() -> Options.parse(new String[] {"--rounds", "0"}))
                .hasMessage("--rounds takes a number from 1 to 100");
        assertThatThrownBy(() -> Options.parse(new String[] {"--only", "earthquake"}))
                .hasMessage("there is no scenario earthquake");
        assertThatThrownBy(() -> Options.parse(new String[] {"--seed"})).hasMessage("--seed needs a value");
        assertThatThrownBy(() -> Options.parse(new String[] {"--check", "x"})).hasMessageContaining("needs --only");
    }
}
