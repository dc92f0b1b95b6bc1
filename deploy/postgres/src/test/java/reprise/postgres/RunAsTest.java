package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL refuses to run as root; containers and CI often are. */
class RunAsTest {

    @RegisterExtension
    final Folder folder = new Folder();

    @Test
    void runsAsNobodyWhereRootStartsIt() throws SQLException {
        assumeTrue(Owner.ofThisProcess().isRoot());
        try (var postgres = EmbeddedPostgres.start(folder.settings())) {
            assertThat(Owner.of(Path.of("/proc/" + postgres.pid()))).isEqualTo(Owner.NOBODY);
            Rows.write(postgres, "kept");
        }
        assertThat(Owner.of(folder.path().resolve("data/base"))).isEqualTo(Owner.NOBODY);
    }

    @Test
    void runsAsTheUserWhoOwnsTheFolderWhereRootStartsIt() throws SQLException {
        assumeTrue(Owner.ofThisProcess().isRoot());
        var user = new Owner(65533, 65533); // has no name either, and needs none once the data are there
        folder.usedBefore();
        user.takeOver(folder.path().resolve("data"));
        try (var postgres = EmbeddedPostgres.start(folder.settings())) {
            assertThat(Owner.of(Path.of("/proc/" + postgres.pid()))).isEqualTo(user);
            Rows.write(postgres, "kept");
        }
    }

    @Test
    void reachesAFolderThatOnlyRootMayEnterAndTakesTheDataAlong() throws SQLException, IOException {
        assumeTrue(Owner.ofThisProcess().isRoot());
        assumeTrue(
                Command.of(List.of(), "unshare", "-U", "true").run().succeeded(), "user namespaces are forbidden here");
        try (var postgres = EmbeddedPostgres.start(folder.usedBefore())) {
            Rows.write(postgres, "as nobody");
        }
        folder.mayBeEnteredByAll(false);
        try (var postgres = EmbeddedPostgres.start(folder.settings())) {
            Rows.write(postgres, "as root in a namespace");
        }
        assertThat(Owner.of(folder.path().resolve("data/base")).isRoot()).isTrue();
        try (var postgres = EmbeddedPostgres.start(folder.settings())) {
            assertThat(Rows.read(postgres)).containsExactly("as nobody", "as root in a namespace");
        }
    }

    @Test
    void needsNothingSpecialWhereAnOrdinaryUserStartsIt() throws IOException {
        assumeTrue(Owner.ofThisProcess().isRoot(), "all other tests show it already");
        Owner.NOBODY.takeOver(folder.path());
        var classPath = copyOfTheClassPath();
        var asNobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        try (var child = ChildJvm.start(asNobody, classPath, folder.path())) {
            assertThat(child.said()).matches("\\d+");
            assertThat(Owner.of(Path.of("/proc/" + child.said()))).isEqualTo(Owner.NOBODY);
        }
    }

    @Test
    void saysWhatItTriedWhereNothingWorks() throws IOException {
        var broken = Files.writeString(folder.path().resolve("postgres"), "no program");
        var ways = List.<RunAs>of(new RunAs.Plain(), new RunAs.OtherUser(Owner.NOBODY));
        assertThatThrownBy(() -> RunAs.working(ways, broken, 1))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("as we are: ")
                .hasMessageContaining("setpriv --reuid=65534")
                .hasMessageContaining("Run Reprise as an ordinary user")
                .hasMessageContaining("REPRISE_DB_URL");
    }

    /** Where everybody may read it, which root's own folder of jars is not. */
    private String copyOfTheClassPath() throws IOException {
        var home = Files.createDirectory(folder.path().resolveSibling("lib"));
        var copies = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var copy = home.resolve(copies.size() + "-" + Path.of(entry).getFileName())
                    .toString();
            if (Command.of(List.of(), "cp", "-r", entry, copy).run().succeeded()) {
                copies.add(copy);
            }
        }
        return String.join(File.pathSeparator, copies);
    }
}
