package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the owner of a webhook can read of the calls that came, and what a caller is told of it. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class TriggerLogTest {
    private static final String SECRET = "only the two of us know it";

    private final TestNode node;
    private final String path = "logged-" + UUID.randomUUID();
    private Caller author;
    private String workflow;
    private String address;

    TriggerLogTest(TestNode node) {
        this.node = node;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
        address = author.hook(path);
    }

    private void listen(String more) {
        workflow = author.live("""
                name: Logged
                nodes: [{ id: hook, type: webhook, config: { path: %s, %s } }]
                """.formatted(path, more));
    }

    private Answer log(String more, int entries) {
        return Eventually.is(
                entries + " entries are in the log",
                () -> author.get("/api/v1/triggers/log?workflowId=" + workflow + more)
                        .expect(200),
                page -> page.items().size() == entries);
    }

    @Test
    void eachCallIsInItWithItsCause() {
        listen("bodySchema: { type: object, required: [n] }");
        var first = node.stranger()
                .with("Idempotency-Key", "1")
                .post(address, "{\"n\": 1}")
                .expect(202)
                .at("executionId");
        log("&outcome=fired", 1);
        node.stranger().with("Idempotency-Key", "1").post(address, "{\"n\": 1}").expect(202);
        log("&outcome=repeated", 1);
        node.stranger().post(address, "{}").refused(400, "VALIDATION_ERROR");
        log("&outcome=refused", 1);
        node.stranger().get(address).refused(405, "METHOD_NOT_ALLOWED");

        var all = log("", 4);
        assertThat(column(all, "outcome")).containsExactly("missed", "refused", "repeated", "fired");
        assertThat(column(all, "executionId")).containsExactly("null", "null", first, first);
        assertThat(column(all, "nodeId")).containsOnly("hook");
        assertThat(all.at("items.1.code")).isEqualTo("VALIDATION_ERROR");
        assertThat(all.at("items.1.cause")).contains("n");
        assertThat(all.at("items.0.cause")).isEqualTo("it was called by GET and listens to POST");
    }

    @Test
    void theOwnerIsToldHowASignatureIsWrongAndTheCallerIsNot() {
        listen("signature: { scheme: github, secret: \"%s\" }".formatted(SECRET));
        var without = node.stranger().post(address, "{}").refused(401, "UNAUTHENTICATED");
        var wrong = node.stranger()
                .with("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .post(address, "{}")
                .refused(401, "UNAUTHENTICATED");
        var malformed = node.stranger()
                .with("X-Hub-Signature-256", "0")
                .post(address, "{}")
                .refused(401, "UNAUTHENTICATED");

        assertThat(without.at("error.message"))
                .isEqualTo(wrong.at("error.message"))
                .isEqualTo(malformed.at("error.message"));
        assertThat(column(log("", 3), "code"))
                .containsExactlyInAnyOrder("SIGNATURE_MISSING", "SIGNATURE_MISMATCH", "SIGNATURE_MALFORMED");
        assertThat(author.get("/api/v1/triggers/log").text()).doesNotContain(SECRET);
        assertThat(node.administrator().get("/metrics").expect(200).text())
                .contains("reprise_trigger_calls_total{cause=\"SIGNATURE_MALFORMED\",outcome=\"refused\"}");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapWhereverTheirEntriesComeFrom() {
        listen("bodySchema: { type: object, required: [n] }");
        for (int call = 0; call < 4; call++) {
            node.stranger().post(address, "{\"n\": 1}").expect(202);
            node.stranger().post(address, "{}").refused(400, "VALIDATION_ERROR");
        }
        var whole = column(log("", 8), "id");
        var pages = new ArrayList<String>();
        var cursor = "";
        do {
            var page = author.get("/api/v1/triggers/log?limit=3&workflowId=" + workflow + cursor)
                    .expect(200);
            pages.addAll(column(page, "id"));
            cursor = "&cursor=" + page.at("nextCursor");
        } while (!cursor.endsWith("null"));
        assertThat(pages).isEqualTo(whole).doesNotHaveDuplicates();
    }

    @Test
    void nobodySeesThatOfAnotherWorkspace() {
        listen("bodySchema: { type: object, required: [n] }");
        node.stranger().post(address, "{}").refused(400, "VALIDATION_ERROR");
        log("", 1);
        assertThat(node.someone()
                        .get("/api/v1/triggers/log?workflowId=" + workflow)
                        .expect(200)
                        .items())
                .isEmpty();
    }

    @Test
    void callsWithoutProofSpendNothingOfTheLimitAndShutNobodyOut() {
        listen("rateLimit: { requests: 2, per: 1h }, signature: { scheme: github, secret: \"%s\" }".formatted(SECRET));
        var statuses = IntStream.range(0, 250)
                .mapToObj(_ -> node.stranger().post(address, "{}").status())
                .toList();
        assertThat(statuses).containsOnly(401, 429).startsWith(401).contains(429);

        signed().expect(202);
        signed().expect(202);
        signed().refused(429, "RATE_LIMITED");
        Eventually.is(
                "all refused calls are told of, a flood in few lines",
                () -> author.get("/api/v1/triggers/log?outcome=refused&limit=200&workflowId=" + workflow),
                page -> column(page, "times").stream()
                                .mapToInt(Integer::parseInt)
                                .sum()
                        == 251);
    }

    private Answer signed() {
        return node.stranger()
                .with("X-Hub-Signature-256", "sha256=" + HookSignatureTest.hex(SECRET, "{}"))
                .post(address, "{}");
    }

    private static List<String> column(Answer page, String name) {
        return IntStream.range(0, page.items().size())
                .mapToObj(at -> page.at("items." + at + "." + name))
                .toList();
    }
}
