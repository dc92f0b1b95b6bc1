package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One key, one execution, however often and from wherever it is called. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class HookKeyTest {
    private final TestNode node;
    private final String path = "key-" + UUID.randomUUID();
    private Caller author;
    private Caller sender;

    HookKeyTest(TestNode node) {
        this.node = node;
    }

    @BeforeEach
    void listen() {
        author = node.someone();
        sender = node.stranger().with("Idempotency-Key", UUID.randomUUID().toString());
        author.live("{ name: Keyed, nodes: [{ id: hook, type: webhook, config: { path: %s } }] }".formatted(path));
    }

    private Answer call(Caller caller, String body) {
        return caller.post(author.hook(path), body);
    }

    @Test
    void theSecondCallIsToldOfTheFirst() {
        var first = call(sender, "{\"n\": 1}").expect(202);
        var second = call(sender, "{\"n\": 1}").expect(202);

        assertThat(second.at("executionId")).isEqualTo(first.at("executionId"));
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        call(sender, "{\"n\": 1}").expect(202);
        call(sender, "{\"n\": 2}").refused(422, "UNPROCESSABLE");
    }

    @Test
    void theKeyOfStandardWebhooksCountsToo() {
        var caller = node.stranger().with("webhook-id", "msg_" + UUID.randomUUID());
        assertThat(call(caller, "{}").expect(202).at("executionId"))
                .isEqualTo(call(caller, "{}").expect(202).at("executionId"));
    }

    @Test
    void withoutAKeyEveryCallIsItsOwn() {
        assertThat(call(node.stranger(), "{}").expect(202).at("executionId"))
                .isNotEqualTo(call(node.stranger(), "{}").expect(202).at("executionId"));
    }

    @Test
    void twentyCallsAtOnceStartOneExecution() throws Exception {
        List<Answer> answers;
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = together.invokeAll(Collections.<Callable<Answer>>nCopies(20, () -> call(sender, "{\"n\": 1}")));
            answers = calls.stream().map(Future::resultNow).toList();
        }

        assertThat(answers.stream()
                        .map(answer -> answer.expect(202).at("executionId"))
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotent-Replayed").isEmpty()))
                .hasSize(1);
    }

    @Test
    void theAuthorsExpressionDecidesAlone() {
        var here = "own-" + UUID.randomUUID();
        author.live("""
                name: Orders
                nodes:
                  - { id: hook, type: webhook, config: { path: "%s/:shop", idempotencyKey: "{{ trigger.body.order }}" } }
                """.formatted(here));
        var first = sender.post(author.hook(here) + "/aa", "{\"order\": 4711, \"attempt\": 1}")
                .expect(202);
        var second = node.stranger()
                .post(author.hook(here) + "/%61a?again=1", "{\"order\": 4711, \"attempt\": 2}")
                .expect(202);
        var without =
                sender.post(author.hook(here) + "/aa", "{\"order\": \"\"}").expect(202);

        assertThat(second.at("executionId")).isEqualTo(first.at("executionId"));
        assertThat(without.at("executionId")).as("an empty text is no key").isNotEqualTo(first.at("executionId"));
    }

    @Test
    void aBodyIsTheSameHoweverItIsSpelled() {
        var first = call(sender, "{\"n\": 1}").expect(202);
        assertThat(call(sender, " {\"n\":1}\n").expect(202).at("executionId")).isEqualTo(first.at("executionId"));
    }

    @Test
    void aKeyIsOfTheWorkflowWhicheverEntranceItCameBy() {
        var one = "one-" + UUID.randomUUID();
        var id = author.live("""
                name: Two doors
                nodes:
                  - { id: one, type: webhook, config: { path: %1$s } }
                  - { id: two, type: webhook, config: { path: %1$s-b } }
                """.formatted(one));
        var first = sender.post(author.hook(one), "{\"n\": 1}").expect(202).at("executionId");
        var key = sender.headers().getLast();

        assertThat(sender.post(author.hook(one) + "-b", "{\"n\": 1}")
                        .expect(202)
                        .at("executionId"))
                .isEqualTo(first);
        assertThat(author.post(
                                "/api/v1/workflows/" + id + "/execute",
                                "{\"input\": {\"n\": 1}, \"idempotencyKey\": \"" + key + "\"}")
                        .expect(202)
                        .at("executionId"))
                .isEqualTo(first);
        sender.post(author.hook(one) + "-b", "{\"n\": 2}").refused(422, "UNPROCESSABLE");
        assertThat(call(sender, "{\"n\": 2}").expect(202).at("executionId"))
                .as("another workflow's key is another")
                .isNotEqualTo(first);
    }

    @Test
    void aKeyStartsAnewAfterItsWindow() {
        var here = "short-" + UUID.randomUUID();
        author.live("""
                name: Short memory
                nodes: [{ id: hook, type: webhook, config: { path: %s } }]
                settings: { idempotencyWindow: 100ms }
                """.formatted(here));
        var first = sender.post(author.hook(here), "{\"n\": 1}").expect(202).at("executionId");

        var anew = Eventually.is(
                "its time is over",
                () -> sender.post(author.hook(here), "{\"n\": 2}"),
                answer -> answer.status() == 202);
        assertThat(anew.at("executionId")).isNotEqualTo(first);
        assertThat(anew.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void executeTakesKeysToo() {
        var id = author.draft("{ name: By hand, nodes: [{ id: start, type: manual }] }");
        var route = "/api/v1/workflows/" + id + "/execute";
        var first =
                author.post(route, "{\"input\": 1, \"idempotencyKey\": \"a\"}").expect(202);
        var second =
                author.post(route, "{\"input\": 1, \"idempotencyKey\": \"a\"}").expect(202);
        var third = author.with("Idempotency-Key", "a")
                .post(route, "{\"input\": 1}")
                .expect(202);

        assertThat(second.at("executionId")).isEqualTo(first.at("executionId"));
        assertThat(third.at("executionId")).isEqualTo(first.at("executionId"));
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        author.post(route, "{\"input\": 2, \"idempotencyKey\": \"a\"}").refused(422, "UNPROCESSABLE");
        author.post(route, "{\"input\": 1, \"version\": 1, \"idempotencyKey\": \"a\"}")
                .refused(422, "UNPROCESSABLE");
    }

    @Test
    void executeRefusesWhatIsNoKey() {
        var route = "/api/v1/workflows/" + author.draft("{ name: By hand, nodes: [{ id: start, type: manual }] }")
                + "/execute";
        author.post(route, "{\"idempotencyKey\": \"\"}").refused(400, "VALIDATION_ERROR");
        author.post(route, "{\"idempotencyKey\": \"" + "x".repeat(256) + "\"}").refused(400, "VALIDATION_ERROR");
        author.with("Idempotency-Key", "").post(route, "{}").refused(400, "VALIDATION_ERROR");
    }
}
