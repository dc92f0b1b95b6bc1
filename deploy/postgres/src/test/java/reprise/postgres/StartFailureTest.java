package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StartFailureTest {

    @RegisterExtension
    final Folder folder = new Folder();

    @Test
    void namesATakenPort() throws IOException {
        try (var taker = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            refusal(folder.usedBefore().withPort(taker.getLocalPort()))
                    .hasMessageContaining("Port " + taker.getLocalPort() + " on 127.0.0.1")
                    .hasMessageContaining("REPRISE_DB_PORT");
        }
    }

    @Test
    void leavesTheFolderFreeAfterAFailure() throws IOException {
        try (var taker = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            refusal(folder.usedBefore().withPort(taker.getLocalPort()));
        }
        EmbeddedPostgres.start(folder.settings()).close();
    }

    @Test
    void namesDataOfAnotherRelease() throws IOException {
        folder.usedBefore();
        Files.writeString(folder.path().resolve("data/PG_VERSION"), "17\n");
        refusal(folder.settings())
                .hasMessageContaining("written by PostgreSQL 17")
                .hasMessageContaining("brings PostgreSQL 18");
    }

    @Test
    void namesDataThatAreNone() throws IOException {
        Files.createDirectories(folder.path().resolve("data"));
        refusal(folder.settings()).hasMessageContaining("holds no readable PostgreSQL data");
    }

    @Test
    void quotesTheServerOnASettingItRefuses() {
        refusal(folder.usedBefore().with("shared_buffers", "a lot"))
                .hasMessageContaining("shared_buffers")
                .hasMessageContaining("Correct the server settings")
                .hasMessageContaining(folder.path().resolve("log").toString());
    }

    @Test
    void refusesSettingsThatAreNotTheCallers() {
        assertThatThrownBy(() -> folder.settings().with("port", "1")).hasMessageContaining("\"port\" is fixed");
        assertThatThrownBy(() -> folder.settings().with("work_mem", "1MB\nfsync = off"))
                .hasMessageContaining("control characters");
        assertThatThrownBy(() -> folder.settings().with("x = 'y' #", "z")).hasMessageContaining("no setting");
        assertThatThrownBy(() -> folder.settings().withPort(70000)).hasMessageContaining("70000");
    }

    @Test
    void namesAFolderThatCannotBeMade() throws IOException {
        var file = Files.createFile(folder.path().resolve("file"));
        refusal(Settings.in(file.resolve("below")))
                .hasMessageContaining(file.resolve("below").toString());
    }

    @Test
    void namesAFolderThatMayNotBeWritten() throws IOException {
        assumeFalse(Owner.ofThisProcess().isRoot(), "root may write everywhere");
        var closed = Files.createDirectory(folder.path().resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        refusal(Settings.in(closed)).hasMessageContaining(closed.toString()).hasMessageContaining("REPRISE_DATA_DIR");
    }

    @Test
    void namesAFullDisk() throws IOException {
        var small = Files.createDirectory(folder.path().resolve("small"));
        var inOwnMounts = List.of(
                "unshare",
                Owner.ofThisProcess().isRoot() ? "-m" : "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=20m,mode=755 none \"$0\" && ln -s \"$1\" \"$0\" && shift && exec \"$@\"",
                small.toString(),
                programs());
        assumeTrue(Command.of(inOwnMounts, "true").run().succeeded(), "mounts need a namespace");
        try (var child = ChildJvm.start(inOwnMounts, System.getProperty("java.class.path"), small)) {
            assertThat(child.said())
                    .contains("is full")
                    .contains(small.toString())
                    .contains("REPRISE_DATA_DIR");
        }
    }

    private String programs() throws IOException {
        return folder.path()
                .resolve("postgresql-" + EmbeddedPostgres.VERSION)
                .toRealPath()
                .toString();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refusal(Settings settings) {
        return assertThatThrownBy(() -> EmbeddedPostgres.start(settings).close())
                .isInstanceOf(EmbeddedPostgresException.class);
    }
}
