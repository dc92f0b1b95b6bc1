package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.app.Caller.node;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workflows can be made of, run for real. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class FlowTest {
    private final TestNode node;
    private final Upstream upstream;
    private final String here = "/" + UUID.randomUUID();
    private Caller author;

    FlowTest(TestNode node, Upstream upstream) {
        this.node = node;
        this.upstream = upstream;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    private Answer run(String yaml, String input, String end) {
        return author.reaches(author.execute(author.draft(yaml), input), end);
    }

    private Answer call(String config, String more, String end) {
        return run("""
                name: A call
                nodes:
                  - { id: start, type: manual }
                  - { id: call, type: http_request, config: { url: "%s", method: POST, body: { of: "{{ trigger.body.of }}" }%s }%s }
                edges: [{ from: start, to: call }]
                """.formatted(upstream.url(here), config, more), "{\"of\": \"stock\"}", end);
    }

    @Test
    void aFailedCallIsTriedAgainUnderTheSameKey() {
        upstream.on(here, 503, 503, 200);

        var done = call("", ", retry: { maxAttempts: 3, initialDelay: 10ms }", "completed");

        assertThat(done.at("output.status")).isEqualTo("200");
        assertThat(done.at("output.body.round")).isEqualTo("3");
        assertThat(node(done, "call", "attempt")).isEqualTo("3");
        assertThat(node(done, "call", "input.body.of")).isEqualTo("stock");
        assertThat(upstream.asked(here)).hasSize(3).allSatisfy(asked -> {
            assertThat(asked.body()).isEqualTo("{\"of\":\"stock\"}");
            assertThat(asked.key()).isNotEmpty();
        });
        assertThat(author.get("/api/v1/logs/" + done.at("id") + "?level=warn")
                        .expect(200)
                        .items())
                .hasSize(2);
    }

    @Test
    void aCallThatFailsForGoodFailsTheExecutionAndSaysWhy() {
        upstream.on(here, 500);

        var done = call("", ", retry: { maxAttempts: 2, initialDelay: 10ms }", "failed");

        assertThat(upstream.asked(here)).hasSize(2);
        assertThat(done.at("error.nodeId")).isEqualTo("call");
        assertThat(done.at("error.message")).contains("500");
        assertThat(node(done, "call", "status")).isEqualTo("failed");
        assertThat(done.at("output")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"})
    void aCallNeverReachesTheServerItself(String host) {
        var refused = run("""
                name: Inward
                nodes:
                  - { id: start, type: manual }
                  - { id: call, type: http_request, config: { url: "http://%s:%d/alive" } }
                edges: [{ from: start, to: call }]
                """.formatted(host, node.uri().getPort()), "{}", "failed");

        assertThat(refused.at("error.code")).isEqualTo("EGRESS_REFUSED");
        assertThat(refused.at("error.message")).contains("this server itself");
    }

    @Test
    void twoCallsOfOneExecutionHaveKeysOfTheirOwn() {
        upstream.on(here, 200);
        run("""
                name: Two calls
                nodes:
                  - { id: start, type: manual }
                  - { id: one, type: http_request, config: { url: "%1$s" } }
                  - { id: two, type: http_request, config: { url: "%1$s" } }
                edges: [{ from: start, to: one }, { from: one, to: two }]
                """.formatted(upstream.url(here)), "{}", "completed");

        assertThat(upstream.asked(here).stream().map(Upstream.Asked::key).distinct())
                .hasSize(2);
    }

    @Test
    void aFailureGoesItsOwnWayWhereOneIsDrawn() {
        upstream.on(here, 500);
        var done = run("""
                name: Error route
                nodes:
                  - { id: start, type: manual }
                  - { id: call, type: http_request, config: { url: "%s" }, onError: route, retry: { maxAttempts: 1 } }
                  - { id: fine, type: set, config: { values: { way: fine } } }
                  - { id: sorry, type: set, config: { values: { why: "{{ call.code }}" } } }
                edges:
                  - { from: start, to: call }
                  - { from: call, to: fine }
                  - { from: call, to: sorry, on: error }
                """.formatted(upstream.url(here)), "{}", "completed");

        assertThat(node(done, "fine", "status")).isEqualTo("skipped");
        assertThat(node(done, "call", "status")).isEqualTo("failed");
        assertThat(done.at("output.why")).isNotEmpty();
    }

    @Test
    void branchesRunAtTheSameTimeAndMeetAgain() {
        var both = new CountDownLatch(2);
        upstream.on(here, exchange -> {
            both.countDown();
            try {
                both.await();
                Upstream.answer(exchange, 200, "{\"met\": true}");
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        var done = run("""
                name: Parallel
                nodes:
                  - { id: start, type: manual }
                  - { id: left, type: http_request, config: { url: "%1$s" } }
                  - { id: right, type: http_request, config: { url: "%1$s" } }
                  - { id: join, type: merge }
                edges:
                  - { from: start, to: left }
                  - { from: start, to: right }
                  - { from: left, to: join }
                  - { from: right, to: join }
                """.formatted(upstream.url(here)), "{}", "completed");

        assertThat(done.at("output.left.body.met")).isEqualTo("true");
        assertThat(done.at("output.right.body.met")).isEqualTo("true");
    }

    @Test
    void aSwitchTakesTheFirstCaseThatHolds() {
        var yaml = """
                name: Switch
                nodes:
                  - { id: start, type: manual }
                  - id: size
                    type: switch
                    config: { cases: [{ name: large, when: "trigger.body.total >= 100" }, { name: small, when: "trigger.body.total < 10" }] }
                  - { id: large, type: set, config: { values: { size: large } } }
                  - { id: small, type: set, config: { values: { size: small } } }
                  - { id: other, type: set, config: { values: { size: other } } }
                edges:
                  - { from: start, to: size }
                  - { from: size, to: large, on: large }
                  - { from: size, to: small, on: small }
                  - { from: size, to: other, on: default }
                """;
        assertThat(run(yaml, "{\"total\": 100}", "completed").at("output.size")).isEqualTo("large");
        assertThat(run(yaml, "{\"total\": 1}", "completed").at("output.size")).isEqualTo("small");
        assertThat(run(yaml, "{\"total\": 50}", "completed").at("output.size")).isEqualTo("other");
    }

    @Test
    void aFilterEndsTheBranchThatDoesNotHold() {
        var yaml = """
                name: Filter
                nodes:
                  - { id: start, type: manual }
                  - { id: paid, type: filter, config: { condition: "{{ trigger.body.paid }} == true" } }
                  - { id: ship, type: set, config: { values: { shipped: true } } }
                edges: [{ from: start, to: paid }, { from: paid, to: ship }]
                """;
        assertThat(run(yaml, "{\"paid\": true}", "completed").at("output.shipped"))
                .isEqualTo("true");
        assertThat(node(run(yaml, "{\"paid\": false}", "completed"), "ship", "status"))
                .isEqualTo("skipped");
    }

    @Test
    void jsonTextBecomesDataAndBack() {
        var done = run("""
                name: JSON
                nodes:
                  - { id: start, type: manual }
                  - { id: read, type: json, config: { operation: parse, value: "{{ trigger.body.text }}" } }
                  - { id: write, type: json, config: { operation: stringify, value: "{{ read }}" } }
                edges: [{ from: start, to: read }, { from: read, to: write }]
                """, "{\"text\": \"{ \\\"a\\\": [1, 2.50] }\"}", "completed");

        assertThat(node(done, "read", "output")).startsWith("{\"a\":[1,2.5");
        assertThat(done.at("output")).startsWith("{\"a\":[1,2.5");
    }

    @Test
    void aNodeThatTakesTooLongIsGivenUp() {
        upstream.hold(here, new CountDownLatch(1));

        var done = call("", ", timeout: 200ms, retry: { maxAttempts: 1 }", "failed");

        assertThat(done.at("error.code")).isEqualTo("TIMEOUT");
    }

    @Test
    void anExecutionThatTakesTooLongIsGivenUp() {
        upstream.hold(here, new CountDownLatch(1));
        var done = run("""
                name: Too long
                nodes:
                  - { id: start, type: manual }
                  - { id: call, type: http_request, config: { url: "%s" } }
                edges: [{ from: start, to: call }]
                settings: { timeout: 300ms }
                """.formatted(upstream.url(here)), "{}", "failed");

        assertThat(done.at("error.code")).isEqualTo("EXECUTION_TIMEOUT");
        assertThat(node(done, "call", "status")).isEqualTo("cancelled");
    }

    @Test
    void aDelayLastsAsLongAsItSays() {
        var done = run("""
                name: Delay
                nodes:
                  - { id: start, type: manual }
                  - { id: pause, type: delay, config: { duration: 300ms } }
                  - { id: after, type: set, config: { values: { rested: true } } }
                edges: [{ from: start, to: pause }, { from: pause, to: after }]
                """, "{}", "completed");

        var rest = Duration.between(
                Instant.parse(node(done, "pause", "startedAt")), Instant.parse(node(done, "pause", "completedAt")));
        assertThat(rest).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(done.at("output.rested")).isEqualTo("true");
    }

    @Test
    void aDisabledNodeIsPassed() {
        var done = run("""
                name: Disabled
                nodes:
                  - { id: start, type: manual }
                  - { id: off, type: set, disabled: true, config: { values: { never: true } } }
                edges: [{ from: start, to: off }]
                """, "{\"a\": 1}", "completed");

        assertThat(done.at("output.body.a")).isEqualTo("1");
    }

    @Test
    void whatRunsCanBeCancelledOnceAndForAll() {
        upstream.hold(here, new CountDownLatch(1));
        var id = author.execute(author.draft("""
                        name: Held
                        nodes:
                          - { id: start, type: manual }
                          - { id: call, type: http_request, config: { url: "%s" } }
                        edges: [{ from: start, to: call }]
                        """.formatted(upstream.url(here))), "{}");
        Eventually.holds("it calls", () -> !upstream.asked(here).isEmpty());

        author.post("/api/v1/executions/" + id + "/cancel", "{\"reason\": \"changed my mind\"}")
                .expect(200);

        var over = author.execution(id);
        assertThat(over.at("status")).isEqualTo("cancelled");
        assertThat(over.at("error.message")).isEqualTo("changed my mind");
        assertThat(node(over, "call", "status")).isEqualTo("cancelled");
        author.post("/api/v1/executions/" + id + "/cancel").expect(200);
    }

    @Test
    void whatIsOverCannotBeCancelled() {
        var done = run("{ name: Short, nodes: [{ id: start, type: manual }] }", "{}", "completed");

        author.post("/api/v1/executions/" + done.at("id") + "/cancel").refused(409, "CONFLICT");
        author.post("/api/v1/executions/" + UUID.randomUUID() + "/cancel").refused(404, "NOT_FOUND");
    }
}
