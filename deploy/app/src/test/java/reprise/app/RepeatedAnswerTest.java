package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reprise.sdk.Json.JsonObject;

/** Whoever repeats a call is answered as the first was, as soon as that is known. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class RepeatedAnswerTest {
    private final TestNode node;
    private final Upstream upstream;
    private final String path = "repeated-" + UUID.randomUUID();
    private Caller author;
    private Caller sender;

    RepeatedAnswerTest(TestNode node, Upstream upstream) {
        this.node = node;
        this.upstream = upstream;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
        sender = node.stranger().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private String live(String respond, String after) {
        return author.live("""
                name: Answering
                nodes:
                  - { id: hook, type: webhook, config: { path: %s, %s } }
                  - { id: call, type: http_request, config: { url: "%s" }, retry: { maxAttempts: 1 } }
                  - { id: say, type: respond, config: { status: 201, headers: { x-order: "{{ trigger.body.n }}" }, body: { taken: "{{ execution.id }}" } } }
                edges: [%s]
                """.formatted(path, respond, upstream.url("/" + path), after));
    }

    private static Set<String> members(Answer answer) {
        return ((JsonObject) answer.json()).members().keySet();
    }

    private Answer call() {
        return sender.post(author.hook(path), "{\"n\": 7}");
    }

    private static void same(Answer first, Answer repeated) {
        assertThat(repeated.status()).isEqualTo(first.status());
        assertThat(repeated.text()).isEqualTo(first.text());
        for (var header : List.of("Content-Type", "X-Order", "Location")) {
            assertThat(repeated.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(repeated.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void theAnswerOfARespondNodeIsRemembered() {
        upstream.on("/" + path, 200);
        live("respond: node", "{ from: hook, to: call }, { from: call, to: say }");

        same(call().expect(201), call().expect(201));
        assertThat(upstream.asked("/" + path)).hasSize(1);
    }

    @Test
    void theOutputIsRemembered() {
        upstream.on("/" + path, 200);
        live("respond: onFinish", "{ from: hook, to: call }");

        same(call().expect(200), call().expect(200));
    }

    @Test
    void aFailureIsRememberedToo() {
        upstream.on("/" + path, 500, 200);
        live("respond: onFinish", "{ from: hook, to: call }");

        same(call().expect(500), call().expect(500));
        assertThat(upstream.asked("/" + path)).hasSize(1);
    }

    @Test
    void whoeverRepeatsWhileTheFirstIsUnderWayWaitsForItsAnswer() {
        var released = new CountDownLatch(1);
        upstream.hold("/" + path, released);
        live("respond: onFinish", "{ from: hook, to: call }");
        var first = CompletableFuture.supplyAsync(this::call);
        Eventually.holds("it is under way", () -> !upstream.asked("/" + path).isEmpty());
        var second = CompletableFuture.supplyAsync(this::call);
        released.countDown();

        same(first.join().expect(200), second.join().expect(200));
    }

    @Test
    void whatIsNotKnownInTimeIsToldAsTaken() {
        var released = new CountDownLatch(1);
        upstream.hold("/" + path, released);
        live("respond: onFinish, responseTimeout: 300ms", "{ from: hook, to: call }");
        var first = call().expect(202);

        same(first, call().expect(202));
        released.countDown();
        author.reaches(first.at("executionId"), "completed");
        assertThat(call().expect(200).header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void executeTellsHowTheFirstStands() {
        upstream.on("/" + path, 500);
        var route = "/api/v1/workflows/" + live("respond: onFinish", "{ from: hook, to: call }") + "/execute";
        var keyed = author.with("Idempotency-Key", "k");
        var id = keyed.post(route, "{}").expect(202).at("executionId");
        author.reaches(id, "failed");

        var repeated = keyed.post(route, "{}").expect(202);
        assertThat(repeated.at("executionId")).isEqualTo(id);
        assertThat(repeated.at("status")).isEqualTo("failed");
        var waited = keyed.post(route + "?wait=10s", "{}").expect(200);
        assertThat(waited.header("Idempotent-Replayed")).contains("true");
        assertThat(waited.at("id")).isEqualTo(id);
        assertThat(waited.at("error.nodeId")).isEqualTo("call");
    }

    @Test
    void whoeverWaitsGetsTheExecutionInOneShapeFinishedOrNot() {
        var released = new CountDownLatch(1);
        upstream.hold("/" + path, released);
        var route = "/api/v1/workflows/" + live("respond: onFinish", "{ from: hook, to: call }") + "/execute";
        var keyed = author.with("Idempotency-Key", "k");

        var unfinished = keyed.post(route + "?wait=100ms", "{}").expect(202);
        assertThat(unfinished.at("status")).isEqualTo("running");
        released.countDown();
        var finished = keyed.post(route + "?wait=30s", "{}").expect(200);

        assertThat(members(finished)).isEqualTo(members(unfinished));
        for (var answer : List.of(unfinished, finished)) {
            assertThat(answer.at("executionId")).isEqualTo(answer.at("id")).isEqualTo(unfinished.at("id"));
        }
        assertThat(unfinished.header("Location")).contains("/api/v1/executions/" + unfinished.at("id"));
    }
}
