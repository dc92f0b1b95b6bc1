package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reprise.app.trust.KeyMaker;
import reprise.postgres.testing.TestDatabase;
import reprise.postgres.testing.TestPostgres;

/** Who has the cluster's keys is let in, and nobody else. */
@Timeout(300)
class ClusterPortTest {
    private static final int MANY = 5;

    private static Path right;
    private static Path wrong;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private int port;

    @BeforeAll
    static void makeKeys(@TempDir Path folder) {
        right = folder.resolve("right");
        wrong = folder.resolve("wrong");
        KeyMaker.make(right);
        KeyMaker.make(wrong);
    }

    @BeforeEach
    void choosePort() throws IOException {
        port = freePort();
    }

    @Test
    void nodesWithTheKeysAreOneClusterAndOthersStayOutside() throws IOException {
        try (var first = TestNode.start(database, cluster(port, right));
                var _ = TestNode.start(database, cluster(freePort(), right))) {
            Eventually.holds("both are members", () -> members() == 2);

            refusesEverybody(Optional.of(wrong));
            first.stranger().get("/ready").expect(200);
            assertThat(members()).isEqualTo(2);
        }
    }

    @Test
    void aNodeThatIsAClusterByItselfLetsNobodyIn() throws IOException {
        try (var node = TestNode.start(database, Map.of("cluster.port", port))) {
            refusesEverybody(Optional.empty());
            node.stranger().get("/ready").expect(200);
        }
    }

    @Test
    void beyondLoopbackKeysAreNeeded() {
        assertThatThrownBy(() -> TestNode.settings(database, Map.of("cluster.host", "0.0.0.0")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("REPRISE_CLUSTER_HOST is 0.0.0.0")
                .hasMessageContaining("bin/reprise cluster-keys FOLDER")
                .hasMessageContaining("REPRISE_CLUSTER_KEYS");
        assertThat(TestNode.settings(database, Map.of("cluster.host", "0.0.0.0", "cluster.keys", right.toString()))
                        .cluster()
                        .keys())
                .isPresent();
    }

    private void refusesEverybody(Optional<Path> keysOfOthers) {
        for (int stranger = 0; stranger < MANY; stranger++) {
            assertThat(isHungUpOn(this::withAbsurdFrame))
                    .as("a frame of two gigabytes")
                    .isTrue();
            assertThat(isHungUpOn(() -> TlsStranger.without(port)))
                    .as("TLS without a key")
                    .isTrue();
            keysOfOthers.ifPresent(keys -> assertThat(isHungUpOn(() -> TlsStranger.with(keys, port)))
                    .as("TLS with the keys of another cluster")
                    .isTrue());
        }
    }

    private interface Attempt {
        Socket connect() throws IOException;
    }

    /** Whether all that comes back is the end, or word of it. */
    private static boolean isHungUpOn(Attempt attempt) {
        try (var socket = attempt.connect()) {
            var answer = socket.getInputStream().readNBytes(1024);
            return answer.length < 64; // a TLS alert, where it was no TLS
        } catch (IOException refused) {
            return true;
        }
    }

    private Socket withAbsurdFrame() throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        var bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("AKKA".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).putInt(Integer.MAX_VALUE);
        socket.getOutputStream().write(bytes.array());
        return socket;
    }

    private Map<String, Object> cluster(int own, Path keys) {
        return Map.of("cluster.port", own, "cluster.seed-nodes", "127.0.0.1:" + port, "cluster.keys", keys.toString());
    }

    private int members() {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var rows = connection.createStatement().executeQuery("select count(*) from cluster_node")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
