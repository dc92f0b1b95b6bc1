package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CrashTest {

    @RegisterExtension
    final Folder folder = new Folder();

    @Test
    void startsAKilledServerAgainOnTheSamePortWithAllThatWasCommitted() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder.usedBefore())) {
            Rows.write(postgres, "committed");
            var killed = postgres.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Eventually.holds("a new server", () -> Rows.read(postgres).equals(List.of("committed")));
            assertThat(postgres.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    void goesOnAfterProcessesOfTheServerWereKilled() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder.usedBefore())) {
            Rows.write(postgres, "committed");
            ProcessHandle.of(postgres.pid()).orElseThrow().children().limit(3).forEach(ProcessHandle::destroyForcibly);
            Eventually.holds("recovery", () -> Rows.read(postgres).equals(List.of("committed")));
        }
    }

    @Test
    void takesOverAServerThatAKilledProcessLeftBehind() throws IOException, InterruptedException, SQLException {
        folder.usedBefore();
        try (var child = ChildJvm.on(folder.path())) {
            var server = child.server();
            child.killLeavingTheServer();
            assertThat(server.ended(Duration.ofMillis(200))).isFalse();
            try (var postgres = EmbeddedPostgres.start(folder.settings())) {
                assertThat(server.ended(Duration.ZERO)).isTrue();
                assertThat(Rows.read(postgres)).containsExactly("of the child");
            }
        }
    }

    @Test
    void takesOverTheHelpersOfAKilledServer() throws IOException, InterruptedException, SQLException {
        folder.usedBefore();
        try (var child = ChildJvm.on(folder.path())) {
            var server = child.server().handle();
            stop(server.children().findFirst().orElseThrow()); // else it would leave by itself
            child.killLeavingTheServer();
            server.destroyForcibly();
            try (var postgres = EmbeddedPostgres.start(folder.settings())) {
                assertThat(Rows.read(postgres)).containsExactly("of the child");
            }
        }
    }

    @Test
    void leavesNoServerBehindForLong() throws IOException, InterruptedException {
        folder.usedBefore();
        try (var child = ChildJvm.on(folder.path())) {
            var server = child.server();
            child.kill();
            assertThat(server.ended(Duration.ofSeconds(60))).isTrue();
        }
    }

    @Test
    void namesTheProcessThatHasTheFolder() throws IOException {
        folder.usedBefore();
        try (var child = ChildJvm.on(folder.path())) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> EmbeddedPostgres.start(folder.settings())))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining(
                            "is in use by process " + child.process().pid() + ",");
        }
    }

    @Test
    void ignoresATraceWhoseNumberNowBelongsToAnotherProgram() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start(folder.usedBefore())) {
            Rows.write(postgres, "kept");
        }
        var stranger = ProcessHandle.current().pid();
        Files.writeString(
                folder.path().resolve("data/postmaster.pid"),
                stranger + "\n" + folder.path().resolve("data") + "\n0\n0\n\n127.0.0.1\n0\nready\n");
        try (var postgres = EmbeddedPostgres.start(folder.settings())) {
            assertThat(Rows.read(postgres)).containsExactly("kept");
        }
    }

    private static void stop(ProcessHandle process) {
        assertThat(Command.of(List.of(), "sh", "-c", "kill -STOP " + process.pid())
                        .run()
                        .succeeded())
                .isTrue();
    }
}
