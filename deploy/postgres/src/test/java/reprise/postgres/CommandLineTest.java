package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void isTheSameWhicheverWayTheSystemShowsIt() throws IOException {
        var process = new ProcessBuilder("sleep", "600").start();
        try {
            assertThat(CommandLine.of(process.pid()).text()).isEqualTo("sleep 600");
            assertThat(CommandLine.shownByPs(process.pid())).isEqualTo(CommandLine.of(process.pid()));
        } finally {
            process.destroyForcibly().onExit().join();
        }
        assertThat(CommandLine.of(process.pid()).isEmpty()).isTrue();
        assertThat(CommandLine.shownByPs(process.pid()).isEmpty()).isTrue();
    }

    @Test
    void tellsTheServerOnTheseDataFromOthers() {
        var data = Path.of("/home/me/my data/postgres/data");
        var server = new CommandLine(
                "/home/me/my data/postgres/postgresql-18.6.0/bin/postgres -D /home/me/my data/postgres/data -c config_file=x");
        assertThat(server.serves(data)).isTrue();
        assertThat(server.serves(data.resolveSibling("data2"))).isFalse();
        assertThat(new CommandLine("vi /home/me/my data/postgres/data").serves(data))
                .isFalse();
    }

    @Test
    void whoMakesAFileOwnsIt() {
        assertThat(Owner.ofWhatItMakes()).isEqualTo(Owner.ofThisProcess());
    }
}
