package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workflows that answer the callers of their webhooks themselves. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class HookAnswerTest {
    private final TestNode node;
    private final Upstream upstream;
    private final String path = "answer-" + UUID.randomUUID();
    private Caller author;

    HookAnswerTest(TestNode node, Upstream upstream) {
        this.node = node;
        this.upstream = upstream;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    private void listen(String respond, String nodes, String edges) {
        author.live("""
                name: Answering
                nodes:
                  - { id: hook, type: webhook, config: { path: %s, %s } }
                  - { id: call, type: http_request, config: { url: "%s" }, retry: { maxAttempts: 1 } }
                %s
                edges: [{ from: hook, to: call }%s]
                """.formatted(path, respond, upstream.url("/" + path), nodes, edges));
    }

    private Answer call() {
        return node.stranger().post(author.hook(path), "{\"n\": 7}");
    }

    @Test
    void theOutputIsTheAnswerOnFinish() {
        upstream.on("/" + path, 200);
        listen(
                "respond: onFinish",
                "  - { id: done, type: set, config: { values: { n: \"{{ trigger.body.n }}\" } } }",
                ", { from: call, to: done }");

        assertThat(call().expect(200).text()).isEqualTo("{\"n\":7}");
    }

    @Test
    void aFailureIsToldInTheFormOfEveryError() {
        upstream.on("/" + path, 500);
        listen("respond: onFinish", "", "");

        var answer = call().refused(500, "EXECUTION_FAILED");
        assertThat(answer.at("error.message")).isEqualTo("The workflow failed; its execution tells why");
        assertThat(answer.text()).doesNotContain(upstream.url("/"), "127.0.0.1", "500 ");
        assertThat(author.execution(answer.at("executionId")).at("status")).isEqualTo("failed");
    }

    @Test
    void aRespondNodeSaysWhatItLikesAndTheWorkflowGoesOn() {
        var released = new CountDownLatch(1);
        upstream.hold("/" + path, released);
        author.live("""
                name: Answering first
                nodes:
                  - { id: hook, type: webhook, config: { path: %s, respond: node } }
                  - { id: say, type: respond, config: { status: 201, headers: { x-order: "{{ trigger.body.n }}" }, body: { taken: true } } }
                  - { id: call, type: http_request, config: { url: "%s" } }
                edges: [{ from: hook, to: say }, { from: say, to: call }]
                """.formatted(path, upstream.url("/" + path)));

        var answer = call().expect(201);

        assertThat(answer.text()).isEqualTo("{\"taken\":true}");
        assertThat(answer.header("X-Order")).contains("7");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).startsWith("sandbox");
        var running = Eventually.is(
                "it is listed", () -> author.get("/api/v1/executions").expect(200), list -> !list.items()
                        .isEmpty());
        assertThat(running.at("items.0.status")).isEqualTo("running");
        released.countDown();
        author.reaches(running.at("items.0.id"), "completed");
    }

    @Test
    void whereNoRespondNodeIsReachedTheCallerIsToldNoData() {
        author.live("""
                name: Silent
                nodes:
                  - { id: hook, type: webhook, config: { path: %s, respond: node } }
                  - { id: inner, type: set, config: { values: { price: 4711 } } }
                  - { id: when, type: condition, config: { condition: "trigger.body.n > 100" } }
                  - { id: say, type: respond, config: { status: 200 } }
                edges: [{ from: hook, to: inner }, { from: inner, to: when }, { from: when, to: say, on: "true" }]
                """.formatted(path));

        var answer = call().expect(200);
        assertThat(answer.text())
                .isEqualTo("{\"executionId\":\"" + answer.at("executionId") + "\",\"status\":\"completed\"}");
    }

    @Test
    void whoeverHasWaitedLongEnoughIsToldThatItWasTaken() {
        var released = new CountDownLatch(1);
        upstream.hold("/" + path, released);
        listen("respond: onFinish, responseTimeout: 300ms", "", "");

        var id = call().expect(202).at("executionId");
        assertThat(author.execution(id).at("status")).isEqualTo("running");
        released.countDown();
        author.reaches(id, "completed");
    }

    @Test
    void whatBreaksTheAnswersFormFailsTheNodeAndNotTheDoor() {
        author.live("""
                name: Forging
                nodes:
                  - { id: hook, type: webhook, config: { path: %s, respond: node } }
                  - { id: say, type: respond, config: { headers: { content-type: "{{ trigger.body.type }}", x-a: "{{ trigger.body.a }}" }, body: "hi" } }
                edges: [{ from: hook, to: say }]
                """.formatted(path));

        var forged = node.stranger()
                .post(author.hook(path), "{\"type\": \"text/plain\", \"a\": \"1\\r\\nSet-Cookie: a=b\"}")
                .expect(500);
        assertThat(forged.at("error.code")).isEqualTo("EXECUTION_FAILED");
        assertThat(forged.header("Set-Cookie")).isEmpty();
        var odd = node.stranger().post(author.hook(path), "{\"type\": \"no type at all\", \"a\": \"1\"}");
        assertThat(odd.text()).isEqualTo("hi");
        assertThat(odd.status()).isEqualTo(200);
        var right = node.stranger()
                .post(author.hook(path), "{\"type\": \"text/markdown\", \"a\": \"1\"}")
                .expect(200);
        assertThat(right.header("Content-Type").orElseThrow()).startsWith("text/markdown");
    }

    @Test
    void aRespondNodeMayUseStatusesThatNobodyRegistered() {
        author.live("""
                name: Unheard of
                nodes:
                  - { id: hook, type: webhook, config: { path: %s, respond: node } }
                  - { id: say, type: respond, config: { status: "{{ trigger.body.status }}", body: "so" } }
                edges: [{ from: hook, to: say }]
                """.formatted(path));
        for (int status : new int[] {299, 419, 440, 498, 499, 520, 599}) {
            assertThat(node.stranger()
                            .post(author.hook(path), "{\"status\": " + status + "}")
                            .expect(status)
                            .text())
                    .isEqualTo("so");
        }
    }

    @Test
    void partsOfTheAddressAreGivenToTheWorkflow() {
        author.live("""
                name: Parts
                nodes:
                  - { id: hook, type: webhook, config: { path: "%s/:order", respond: onFinish } }
                  - { id: done, type: set, config: { values: { order: "{{ trigger.params.order }}" } } }
                edges: [{ from: hook, to: done }]
                """.formatted(path));
        assertThat(node.stranger()
                        .post(author.hook(path) + "/A%2017%C3%A4", "{}")
                        .expect(200)
                        .at("order"))
                .isEqualTo("A 17ä");
        assertThat(node.stranger()
                        .post(author.hook(path) + "/A%2F17%20%C3%A4%252F", "{}")
                        .expect(200)
                        .at("order"))
                .as("an escaped slash parts nothing and leaves the rest alone")
                .isEqualTo("A/17 ä%2F");
        node.stranger().post(author.hook(path) + "/a/b", "{}").refused(404, "NOT_FOUND");
    }
}
