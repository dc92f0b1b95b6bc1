package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.app.Caller.node;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reprise.postgres.testing.TestPostgres;

/** What is under way when a node stops goes on where the next one starts. */
@ExtendWith(SharedNode.class)
@Timeout(180)
class RestartTest {
    private final Upstream upstream;

    RestartTest(Upstream upstream) {
        this.upstream = upstream;
    }

    @Test
    void anExecutionGoesOnUnderTheNextNodeAndRepeatsItsCallUnderTheSameKey() {
        var database = TestPostgres.freshDatabase();
        var held = "/held-" + UUID.randomUUID();
        var released = new CountDownLatch(1);
        upstream.hold(held, released);
        Caller author;
        String calling;
        String sleeping;
        try (var first = TestNode.start(database)) {
            author = first.someone();
            calling = author.execute(author.draft("""
                            name: Calling
                            nodes:
                              - { id: start, type: manual }
                              - { id: call, type: http_request, config: { method: POST, url: "%s" }, retry: { maxAttempts: 1 } }
                              - { id: after, type: set, config: { values: { held: "{{ call.body.held }}" } } }
                            edges: [{ from: start, to: call }, { from: call, to: after }]
                            """.formatted(upstream.url(held))), "{}");
            sleeping = author.execute(author.draft("""
                            name: Sleeping
                            nodes:
                              - { id: start, type: manual }
                              - { id: pause, type: delay, config: { duration: 4s } }
                            edges: [{ from: start, to: pause }]
                            """), "{\"kept\": true}");
            Eventually.holds("it calls", () -> upstream.asked(held).size() == 1);
            assertThat(author.execution(sleeping).at("status")).isEqualTo("waiting");
        }
        released.countDown();

        try (var second = TestNode.start(database)) {
            var again = author.at(second);
            var done = again.reaches(calling, "completed");

            assertThat(done.at("output.held")).isEqualTo("true");
            assertThat(node(done, "call", "attempt")).isEqualTo("1");
            assertThat(upstream.asked(held)).hasSize(2);
            assertThat(upstream.asked(held).stream().map(Upstream.Asked::key).distinct())
                    .hasSize(1);
            assertThat(again.reaches(sleeping, "completed").at("output.body.kept"))
                    .isEqualTo("true");
        }
    }

    @Test
    void timersAndRecoveryNeedNoNodeWithTheProjectionRole() {
        var database = TestPostgres.freshDatabase();
        var roles = Map.<String, Object>of("roles", "gateway,execution");
        String sleeping;
        Caller author;
        try (var first = TestNode.start(database, roles)) {
            author = first.someone();
            sleeping = author.execute(author.draft("""
                            name: Sleeping
                            nodes:
                              - { id: start, type: manual }
                              - { id: pause, type: delay, config: { duration: 3s } }
                            edges: [{ from: start, to: pause }]
                            """), "{}");
            author.reaches(sleeping, "waiting");
        }
        try (var second = TestNode.start(database, roles)) {
            author.at(second).reaches(sleeping, "completed");
        }
    }
}
