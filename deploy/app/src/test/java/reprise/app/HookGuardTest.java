package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may call a webhook from where, and what is answered to those who only ask. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class HookGuardTest {
    private static final String SECRET = "a secret of sixteen or more";

    private final TestNode node;
    private final String path = "guarded-" + UUID.randomUUID();
    private Caller author;
    private String address;
    private String workflow;

    HookGuardTest(TestNode node) {
        this.node = node;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
        address = author.hook(path);
    }

    private void listen(String more) {
        workflow = author.live("{ name: Guarded, nodes: [{ id: hook, type: webhook, config: { path: %s, %s } }] }"
                .formatted(path, more));
    }

    private void nothingStarted() {
        assertThat(author.get("/api/v1/triggers/log?outcome=fired&workflowId=" + workflow)
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    void callsAreTakenFromTheNamedAddressesOnly() {
        listen("allowFrom: [203.0.113.0/24, \"2001:db8::/32\"]");
        node.stranger().post(address, "{}").refused(403, "FORBIDDEN");
        var entry = Eventually.is(
                "it is in the log", () -> author.get("/api/v1/triggers/log?outcome=refused"), page -> !page.items()
                        .isEmpty());
        assertThat(entry.at("items.0.code")).isEqualTo("ADDRESS_NOT_ALLOWED");
        assertThat(entry.at("items.0.cause")).contains("127.0.0.1");
    }

    @Test
    void callsFromANamedBlockAreTaken() {
        listen("allowFrom: [127.0.0.0/8]");
        node.stranger().post(address, "{}").expect(202);
    }

    @Test
    void slackIsToldThatSomebodyListensOnceItHasSigned() {
        listen("challenge: slack, signature: { scheme: slack, secret: \"%s\" }".formatted(SECRET));
        var asked = "{\"type\": \"url_verification\", \"challenge\": \"3eZbrw1a\"}";
        var now = Long.toString(System.currentTimeMillis() / 1000);
        var slack = node.stranger()
                .with("X-Slack-Request-Timestamp", now)
                .with("X-Slack-Signature", "v0=" + HookSignatureTest.hex(SECRET, "v0:" + now + ":" + asked));

        var answer = slack.post(address, asked).expect(200);

        assertThat(answer.text()).isEqualTo("3eZbrw1a");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
        node.stranger().post(address, asked).refused(401, "UNAUTHENTICATED");
        nothingStarted();
    }

    @Test
    void metaIsToldThatSomebodyListensForTheTokenItWasGiven() {
        listen("challenge: meta, verifyToken: the-token-meta-was-given");
        var right = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=the-token-meta-was-given";

        assertThat(node.stranger().get(address + right).expect(200).text()).isEqualTo("1158201444");

        node.stranger().get(address + right + "x").refused(405, "METHOD_NOT_ALLOWED");
        node.stranger().post(address, "{}").expect(202);
        assertThat(node.member(author, "viewer")
                        .get("/api/v1/workflows/" + workflow)
                        .text())
                .doesNotContain("the-token-meta-was-given");
    }

    @Test
    void pagesOfNamedOriginsMayCallIt() {
        listen("cors: [\"https://shop.example.com\"]");
        var shop = node.stranger().with("Origin", "https://shop.example.com");

        var asked = shop.with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type, x-order")
                .send("OPTIONS", address, BodyPublishers.noBody())
                .expect(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).contains("https://shop.example.com");
        assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(asked.header("Access-Control-Allow-Headers")).contains("content-type, x-order");
        assertThat(shop.post(address, "{}").expect(202).header("Access-Control-Allow-Origin"))
                .contains("https://shop.example.com");
        assertThat(shop.post(address, "{").refused(400, "MALFORMED_REQUEST").header("Access-Control-Allow-Origin"))
                .contains("https://shop.example.com");

        var other = node.stranger().with("Origin", "https://other.example.com");
        other.with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", address, BodyPublishers.noBody())
                .refused(405, "METHOD_NOT_ALLOWED");
        assertThat(other.post(address, "{}").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void ofTwoWebhooksAtOneAddressTheOneThatIsMeantSaysWhoseCallsItTakes() {
        workflow = author.live("""
                name: Two
                nodes:
                  - { id: read, type: webhook, config: { path: %s, method: GET } }
                  - { id: write, type: webhook, config: { path: %s, method: POST, cors: ["*"] } }
                """.formatted(path, path));
        var page = node.stranger().with("Origin", "https://anywhere.example");
        page.with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", address, BodyPublishers.noBody())
                .expect(204);
        page.with("Access-Control-Request-Method", "GET")
                .send("OPTIONS", address, BodyPublishers.noBody())
                .refused(405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void aReplayWindowTakesTheSameSignatureForTheSameCall() {
        listen("signature: { scheme: github, secret: \"%s\", replayWindow: 1h }".formatted(SECRET));
        var signed =
                node.stranger().with("X-Hub-Signature-256", "sha256=" + HookSignatureTest.hex(SECRET, "{\"n\": 1}"));

        var first =
                signed.with("Idempotency-Key", "1").post(address, "{\"n\": 1}").expect(202);
        var again =
                signed.with("Idempotency-Key", "2").post(address, "{\"n\": 1}").expect(202);

        assertThat(again.at("executionId")).isEqualTo(first.at("executionId"));
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void whatCannotBeMeantIsRefusedWhenItIsSaved() {
        for (var wrong : new String[] {
            "allowFrom: [10.0.0.0/33]", "allowFrom: [example.com]", "cors: [\"https://a.example/path\"]",
            "challenge: meta", "verifyToken: abc", "challenge: github"
        }) {
            author.post(
                            "/api/v1/workflows",
                            "application/yaml",
                            "{ name: Wrong, nodes: [{ id: hook, type: webhook, config: { %s } }] }".formatted(wrong))
                    .refused(400, "VALIDATION_ERROR");
        }
    }
}
