package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reprise.app.Usage.Request;

class UsageTest {

    @Test
    void whoAsksForNothingIsToldWhatThereIs() {
        assertThat(Usage.of()).contains(Request.HELP);
        assertThat(Usage.of("--help")).contains(Request.HELP);
        assertThat(Usage.HELP).contains("reprise <command>", "server --train");
    }

    @Test
    void aCommandIsUnderstoodAsAWholeOrNotAtAll() {
        assertThat(Usage.of("server")).contains(Request.SERVER);
        assertThat(Usage.of("server", "--train")).contains(Request.TRAIN);
        assertThat(Usage.of("--version")).contains(Request.VERSION);
        assertThat(Usage.of("serve")).isEmpty();
        assertThat(Usage.of("server", "--fast")).isEmpty();
    }
}
