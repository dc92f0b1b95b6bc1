package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void handsOnNothingOfOurEnvironmentButWhereProgramsAre() {
        assertThat(Command.builder(List.of("env")).environment().keySet())
                .isSubsetOf("PATH", "LD_LIBRARY_PATH", "TMPDIR", "LC_ALL", "TZ")
                .contains("PATH", "LC_ALL", "TZ");
    }
}
