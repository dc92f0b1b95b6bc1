package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedPostgresTest {

    @RegisterExtension
    final Folder folder = new Folder();

    @Test
    void keepsRowsFromOneStartToTheNext() throws SQLException {
        try (var postgres = start()) {
            Rows.write(postgres, "first");
        }
        try (var postgres = start()) {
            assertThat(Rows.read(postgres)).containsExactly("first");
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnlyAndAsksForAPassword() throws SQLException {
        try (var postgres = start()) {
            assertThat(Rows.ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Rows.ask(postgres, "show unix_socket_directories")).isEmpty();
            assertThat(Rows.ask(postgres, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
        }
    }

    @Test
    void keepsWhatItWasAskedToKeepOnDisk() throws SQLException {
        try (var postgres = start()) {
            assertThat(Rows.ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(Rows.ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(Rows.ask(postgres, "show server_encoding")).isEqualTo("UTF8");
            assertThat(Rows.ask(postgres, "select lower('ÄÉØ')")).isEqualTo("äéø");
        }
    }

    @Test
    void takesServerSettingsInPlaceOfItsOwn() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(
                folder.settings().with("max_connections", "17").with("work_mem", "7MB"))) {
            assertThat(Rows.ask(postgres, "show max_connections")).isEqualTo("17");
            assertThat(Rows.ask(postgres, "show work_mem")).isEqualTo("7MB");
        }
    }

    @Test
    void keepsOnePasswordWhereOnlyItsUserCanReadIt() throws IOException {
        String first;
        try (var postgres = start()) {
            first = postgres.password();
        }
        try (var postgres = start()) {
            assertThat(postgres.password()).isEqualTo(first).hasSizeGreaterThan(30);
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.path().resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void makesANewPasswordWhenTheOldOneIsLost() throws SQLException, IOException {
        try (var postgres = start()) {
            Rows.write(postgres, "kept");
        }
        Files.delete(folder.path().resolve("password"));
        try (var postgres = start()) {
            assertThat(Rows.read(postgres)).containsExactly("kept");
        }
    }

    @Test
    void beginsAnewWhereAFirstStartWasCutShort() throws SQLException, IOException {
        Files.createDirectories(folder.path().resolve("data.unfinished/data/base"));
        Files.writeString(folder.path().resolve("data.unfinished/data/PG_VERSION"), "18\n");
        try (var postgres = start()) {
            Rows.write(postgres, "whole");
            assertThat(Rows.read(postgres)).containsExactly("whole");
        }
        assertThat(folder.path().resolve("data.unfinished")).doesNotExist();
    }

    @Test
    void closesOnceHoweverOftenItIsAsked() throws InterruptedException, ExecutionException {
        var postgres = start();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> close = () -> {
                postgres.close();
                return ProcessHandle.of(postgres.pid()).isEmpty();
            };
            for (var closed :
                    callers.invokeAll(Stream.generate(() -> close).limit(4).toList())) {
                assertThat(closed.get()).isTrue();
            }
        }
        try (var next = start()) {
            postgres.close(); // must not give away the folder, which is another's by now
            assertThatThrownBy(this::start).hasMessageContaining("is in use by this very process");
            assertThat(next.pid()).isNotEqualTo(postgres.pid());
        }
    }

    @Test
    void letsOneOfManyStartsInAFolderWin() throws InterruptedException, ExecutionException {
        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> start = () -> {
                try (var postgres = start()) {
                    Rows.write(postgres, "won");
                    return true;
                } catch (EmbeddedPostgresException e) {
                    assertThat(e).hasMessageContaining("is in use by");
                    return false;
                }
            };
            var won = 0;
            for (var started :
                    starters.invokeAll(Stream.generate(() -> start).limit(5).toList())) {
                won += started.get() ? 1 : 0;
            }
            assertThat(won).isPositive();
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder.settings());
    }
}
