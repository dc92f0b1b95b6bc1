package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every operation that the description of the API has, called wrongly: the answer is no error of ours, and in the envelope. */
@Timeout(1_200)
class ApiFuzzTest {
    private static final int CALLS_OF_EACH = 6 * Integer.getInteger("reprise.fuzz.times", 1);

    @Test
    void noCallOfTheApiIsAnErrorOfOurs() {
        try (var node = TestNode.start()) {
            long seed = System.nanoTime();
            var random = new Random(seed);
            var email = node.registered();
            var owner = node.signedIn(email);
            var calls = new HostileCalls(random, ids(node, owner));
            var seen = new TreeMap<Integer, Integer>();
            for (var operation : HostileCalls.operations()) {
                var caller = random.nextBoolean() ? node.administrator() : owner;
                for (int i = 0; i < CALLS_OF_EACH; i++) {
                    var answer = calls.of(operation, caller);
                    assertThat(answer.status()).as("seed %d: %s", seed, answer).isBetween(200, 499);
                    if (answer.status() >= 400) {
                        answer.refused(answer.status(), answer.at("error.code"));
                    }
                    seen.merge(answer.status() / 100, 1, Integer::sum);
                }
                owner = operation.path().endsWith("/logout") ? node.signedIn(email) : owner;
            }
            assertThat(seen)
                    .as("seed %d: some are taken, and some refused", seed)
                    .containsKeys(2, 4);
        }
    }

    /** A workflow with an execution, and those who may be harmed. */
    private static Map<String, String> ids(TestNode node, Caller owner) {
        var workflow = owner.live("{ name: Fuzzed, nodes: [{ id: start, type: manual }] }");
        var execution = owner.execute(workflow, "{\"a\": 1}");
        var victim = node.someone().get("/api/v1/users/me").at("id");
        return Map.of(
                "workflows", workflow,
                "executions", execution,
                "logs", execution,
                "workspaces", owner.get("/api/v1/users/me").at("workspace"),
                "users", victim,
                "members", victim);
    }
}
