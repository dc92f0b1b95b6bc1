package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reprise.app.Usage.Request;

class UsageTest {

    @Test
    void whoAsksForNothingIsToldWhatThereIs() {
        assertThat(Usage.of()).isEqualTo(new Request.Help());
        assertThat(Usage.of("--help")).isEqualTo(new Request.Help());
        assertThat(Usage.HELP).contains("reprise <command>", "server --train", "server --reset-password EMAIL");
    }

    @Test
    void aCommandIsUnderstoodAsAWholeOrNotAtAll() {
        assertThat(Usage.of("server")).isEqualTo(new Request.Serve());
        assertThat(Usage.of("server", "--train")).isEqualTo(new Request.Train());
        assertThat(Usage.of("--version")).isEqualTo(new Request.Version());
        assertThat(Usage.of("serve")).isEqualTo(new Request.Unknown("serve"));
        assertThat(Usage.of("server", "--fast")).isEqualTo(new Request.Unknown("server --fast"));
    }

    @Test
    void aLostPasswordIsOfSomebody() {
        assertThat(Usage.of("server", "--reset-password", "ada@example.com"))
                .isEqualTo(new Request.ResetPassword("ada@example.com"));
        assertThat(Usage.of("server", "--reset-password")).isInstanceOf(Request.Unknown.class);
        assertThat(Usage.of("server", "--reset-password", "--help")).isInstanceOf(Request.Unknown.class);
    }
}
