package reprise.app.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KeyMakerTest {

    @TempDir
    private Path parent;

    @Test
    void makesKeysThatAreGoodForYearsAndRenewsThemUnderTheSameAuthority() throws IOException {
        var folder = new KeyFolder(parent.resolve("cluster keys"));
        assertThat(KeyMaker.make(folder.path())).contains("without ca.key", "REPRISE_CLUSTER_KEYS");
        folder.check(Instant.now());
        folder.check(Instant.now().plus(Duration.ofDays(3000)));
        for (var secret : new Path[] {folder.key(), folder.authorityKey()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }

        var authority = Files.readString(folder.authority());
        var key = Files.readString(folder.key());
        assertThat(KeyMaker.make(folder.path())).contains("New keys, signed by the same authority");
        assertThat(Files.readString(folder.authority())).isEqualTo(authority);
        assertThat(Files.readString(folder.key())).isNotEqualTo(key);
        folder.check(Instant.now());
        try (var files = Files.list(folder.path())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("ca.crt", "ca.key", "node.crt", "node.key");
        }
    }

    @Test
    void whatWouldLetNobodyInIsToldAtTheStart() throws IOException {
        var folder = new KeyFolder(parent.resolve("one"));
        refused(folder, Instant.now(), "ca.crt cannot be read");
        KeyMaker.make(folder.path());
        refused(folder, Instant.now().plus(Duration.ofDays(4000)), "not good today");

        var other = new KeyFolder(parent.resolve("other"));
        KeyMaker.make(other.path());
        Files.copy(other.key(), folder.key(), StandardCopyOption.REPLACE_EXISTING);
        refused(folder, Instant.now(), "node.key is not the key of node.crt");
        Files.copy(other.certificate(), folder.certificate(), StandardCopyOption.REPLACE_EXISTING);
        refused(folder, Instant.now(), "is not signed by ca.crt");
        Files.writeString(folder.certificate(), "scribbled over");
        refused(folder, Instant.now(), "node.crt cannot be read");
    }

    @Test
    void anAuthorityWithoutItsKeySignsNothing() throws IOException {
        var folder = new KeyFolder(parent);
        Files.writeString(folder.authority(), "of others");
        assertThatThrownBy(() -> KeyMaker.make(parent)).hasMessageContaining("ca.key");
    }

    private static void refused(KeyFolder folder, Instant at, String why) {
        assertThatThrownBy(() -> folder.check(at))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("bin/reprise cluster-keys");
    }
}
