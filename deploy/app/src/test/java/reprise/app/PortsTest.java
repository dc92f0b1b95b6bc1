package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reprise.postgres.testing.TestDatabase;

/** A port that another has is told in a line, before anything has been opened. */
class PortsTest {
    private static final TestDatabase NONE = new TestDatabase("jdbc:postgresql://127.0.0.1:1/none", "nobody", "none");

    @Test
    void namesThePortAndTheSettingForAnother() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            refused(
                    Map.of("http.port", taken.getLocalPort()),
                    "port " + taken.getLocalPort() + " on 127.0.0.1 is in use by another program",
                    "REPRISE_HTTP_PORT");
            refused(Map.of("operations.port", taken.getLocalPort()), "is in use", "REPRISE_OPS_PORT");
            refused(
                    Map.of("cluster.port", taken.getLocalPort(), "cluster.seed-nodes", "127.0.0.1:25520"),
                    "is in use",
                    "REPRISE_CLUSTER_PORT");
        }
    }

    @Test
    void namesAnAddressThatIsNotThisMachines() {
        refused(Map.of("http.host", "192.0.2.1"), "no address 192.0.2.1", "REPRISE_HTTP_HOST");
    }

    @Test
    void aNodeWithoutAGatewayNeedsNoPortForIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Ports.check(TestNode.settings(NONE, Map.of("http.port", taken.getLocalPort(), "roles", "execution")));
            assertThat(taken.isClosed()).isFalse();
        }
    }

    private static void refused(Map<String, Object> settings, String why, String cure) {
        assertThatThrownBy(() -> Node.start(TestNode.settings(NONE, settings)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(why)
                .hasMessageContaining(cure);
    }
}
