package reprise.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.http.Calls.client;
import static reprise.engine.http.Calls.failure;
import static reprise.engine.http.Calls.get;
import static reprise.engine.http.Calls.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tripwire listens on loopback: whatever reaches it was called without leave. */
class EgressTest {
    private static final String[] OK = {"HTTP/1.1 200 OK", "Content-Length: 2", "", "ok"};

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "localhost", "LOCALHOST.", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.0.0.2"})
    void refusesLoopbackInEveryFormNamingTheSetting(String host) throws Exception {
        try (var tripwire = RawServer.saying(OK);
                var client = client("")) {
            var failure = failure(client, get("http://" + host + ":" + tripwire.port() + "/"));

            assertThat(failure.code()).isEqualTo("EGRESS_REFUSED");
            assertThat(failure.message()).contains("REPRISE_EGRESS_ALLOW");
            assertThat(failure.retryable()).isFalse();
            assertThat(tripwire.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "[fd00::1]",
                "[::ffff:169.254.169.254]"
            })
    void refusesPrivateAndMetadataAddresses(String host) {
        try (var client = client("")) {
            assertThat(failure(client, get("http://" + host + "/latest/meta-data/"))
                            .code())
                    .isEqualTo("EGRESS_REFUSED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0177.0.0.1", "0x7f000001", "127.1", "127.0.1"})
    void refusesNumbersThatAreAddressesToSome(String host) throws Exception {
        try (var tripwire = RawServer.saying(OK);
                var client = client("127.0.0.0/8")) {
            assertThat(failure(client, get("http://" + host + ":" + tripwire.port() + "/"))
                            .code())
                    .isEqualTo("EGRESS_REFUSED");
            assertThat(tripwire.connections).hasValue(0);
        }
    }

    @Test
    void allowsTheListedPortAndNoOther() throws Exception {
        try (var listed = RawServer.saying(OK);
                var other = RawServer.saying(OK);
                var client = client("127.0.0.1:" + listed.port())) {
            assertThat(text(client.of("a").call(get(listed.url("/"))))).isEqualTo("ok");
            assertThat(failure(client, get(other.url("/"))).code()).isEqualTo("EGRESS_REFUSED");
            assertThat(other.connections).hasValue(0);
        }
    }

    @Test
    void allowsAListedNameWhateverItLeadsTo() throws Exception {
        try (var server = RawServer.saying(OK);
                var client = client("stock.internal", _ -> addresses("127.0.0.1"))) {
            assertThat(text(client.of("a").call(get("http://stock.internal:" + server.port() + "/"))))
                    .isEqualTo("ok");
            assertThat(server.received.getFirst().head()).contains("Host: stock.internal:" + server.port());
        }
    }

    @Test
    void refusesANameWithOneGoodAddressAndOneBad() throws Exception {
        try (var tripwire = RawServer.saying(OK);
                var client = client("", _ -> addresses("93.184.216.34", "127.0.0.1"))) {
            assertThat(failure(client, get("http://two.example:" + tripwire.port() + "/"))
                            .code())
                    .isEqualTo("EGRESS_REFUSED");
            assertThat(tripwire.connections).hasValue(0);
        }
    }

    @Test
    void refusesARedirectToTheMetadataAddress() throws Exception {
        try (var server = RawServer.saying(
                        "HTTP/1.1 302 Found", "Location: http://169.254.169.254/latest/", "Content-Length: 0", "", "");
                var client = client("127.0.0.1")) {
            var failure = failure(client, get(server.url("/")));

            assertThat(failure.code()).isEqualTo("EGRESS_REFUSED");
            assertThat(failure.message()).contains("169.254.169.254", "a link-local address");
        }
    }

    @Test
    void refusesARedirectFromAListedPortToAnother() throws Exception {
        try (var tripwire = RawServer.saying(OK);
                var server = RawServer.saying(
                        "HTTP/1.1 307 Moved", "Location: " + tripwire.url("/"), "Content-Length: 0", "", "");
                var client = client("127.0.0.1:" + server.port())) {
            assertThat(failure(client, get(server.url("/"))).code()).isEqualTo("EGRESS_REFUSED");
            assertThat(tripwire.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "own.example", "[::ffff:127.0.0.1]"})
    void callsNoPlaceOfItsOwnWhateverIsListed(String host) throws Exception {
        try (var tripwire = RawServer.saying(OK);
                var other = RawServer.saying(OK)) {
            var policy = EgressPolicy.parse("127.0.0.0/8, own.example")
                    .closedTo((address, port) -> address.isLoopbackAddress() && port == tripwire.port());
            try (var client = new GuardedHttpClient(
                    policy,
                    name -> name.equals("own.example") ? addresses("127.0.0.1") : InetAddress.getAllByName(name),
                    Certificates.systemTrust())) {
                var failure = failure(client, get("http://" + host + ":" + tripwire.port() + "/"));

                assertThat(failure.code()).isEqualTo("EGRESS_REFUSED");
                assertThat(failure.message()).contains("this server itself").doesNotContain("REPRISE_EGRESS_ALLOW");
                assertThat(tripwire.connections).hasValue(0);
                assertThat(text(client.of("a").call(get("http://" + host + ":" + other.port() + "/"))))
                        .isEqualTo("ok");
            }
        }
    }

    @Test
    void saysSoWhereANameIsUnknown() {
        try (var client = client("", name -> {
            throw new UnknownHostException(name);
        })) {
            var failure = failure(client, get("http://nowhere.example/"));

            assertThat(failure.code()).isEqualTo("UNKNOWN_HOST");
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.definite()).isTrue();
        }
    }

    private static InetAddress[] addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
