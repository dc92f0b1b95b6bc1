package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.app.Caller.node;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators ask of executions, and what executions ask of one another. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class VerbsTest {
    private static final String WAITING = """
            name: Waiting
            nodes:
              - { id: start, type: manual }
              - { id: paid, type: wait, config: { timeout: 30d } }
              - { id: done, type: set, config: { values: { amount: "{{ paid.amount }}" } } }
            edges: [{ from: start, to: paid }, { from: paid, to: done }]
            """;

    private final TestNode node;
    private final Upstream upstream;
    private final String here = "/" + UUID.randomUUID();
    private Caller author;

    VerbsTest(TestNode node, Upstream upstream) {
        this.node = node;
        this.upstream = upstream;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    private Answer ask(String id, String verb, String body) {
        return author.post("/api/v1/executions/" + id + "/" + verb, body);
    }

    private String calling(String end) {
        upstream.on(here, 500, 200);
        var id = author.execute(author.draft("""
                name: A call
                nodes:
                  - { id: start, type: manual }
                  - { id: call, type: http_request, config: { url: "%s", method: POST, body: "{{ trigger.body }}" } }
                  - { id: after, type: set, config: { values: { told: "{{ call }}" } } }
                edges: [{ from: start, to: call }, { from: call, to: after }]
                """.formatted(upstream.url(here))), "{\"of\": \"stock\"}");
        author.reaches(id, end);
        return id;
    }

    @Test
    void aSignalIsTheOutputOfTheNodeThatWaitsForIt() {
        var id = author.execute(author.draft(WAITING), "{}");
        var waiting = author.reaches(id, "waiting");
        assertThat(node(waiting, "paid", "status")).isEqualTo("waiting");
        ask(id, "signals/paid", "{\"amount\": 17}").expect(200);
        assertThat(author.reaches(id, "completed").at("output.amount")).isEqualTo("17");
        assertThat(ask(id, "signals/paid", "{}").expect(409).at("error.code")).isEqualTo("CONFLICT");
    }

    @Test
    void aSignalThatNobodyKnowsIsRefusedByName() {
        var id = author.execute(author.draft(WAITING), "{}");
        author.reaches(id, "waiting");
        assertThat(ask(id, "signals/payed", "{}").expect(409).at("error.message"))
                .contains("payed");
        ask(id, "cancel", "{}").expect(200);
    }

    @Test
    void aFailedExecutionGoesOnFromItsFailedNodeWithAnotherInput() {
        var id = calling("failed");
        assertThat(ask(id, "retry", "{\"input\": {\"of\": \"store\"}, \"reason\": \"mended\"}")
                        .expect(200)
                        .at("id"))
                .isEqualTo(id);
        var done = author.reaches(id, "completed");
        assertThat(node(done, "call", "attempt")).isEqualTo("2");
        assertThat(upstream.asked(here).getLast().body()).isEqualTo("{\"of\":\"store\"}");
        assertThat(ask(id, "retry", "{}").expect(409).at("error.message")).contains("not failed");
    }

    @Test
    void aFailedNodeCountsAsCompletedWithTheOutputOfAnOperator() {
        var id = calling("failed");
        ask(id, "skip", "{\"nodeId\": \"call\", \"output\": \"by hand\"}").expect(200);
        assertThat(author.reaches(id, "completed").at("output.told")).isEqualTo("by hand");
        assertThat(upstream.asked(here)).hasSize(1);
    }

    @Test
    void whatCannotBeSkippedIsNamed() {
        var id = calling("failed");
        assertThat(ask(id, "skip", "{\"nodeId\": \"nowhere\"}").expect(400).at("error.details.0.field"))
                .isEqualTo("nodeId");
        assertThat(ask(id, "skip", "{\"nodeId\": \"call\", \"iteration\": [1]}")
                        .expect(400)
                        .at("error.details.0.field"))
                .isEqualTo("iteration");
        ask(id, "skip", "{\"nodeId\": \"start\"}").expect(409);
    }

    @Test
    void aPausedExecutionBeginsNothingUntilItIsResumed() {
        upstream.hold(here, new CountDownLatch(0));
        var id = author.execute(author.draft(WAITING), "{}");
        author.reaches(id, "waiting");
        assertThat(ask(id, "pause", "{\"reason\": \"release\"}").expect(200).at("status"))
                .isEqualTo("paused");
        ask(id, "pause", "{}").expect(200);
        assertThat(ask(id, "signals/paid", "{\"amount\": 1}").expect(200).at("status"))
                .isEqualTo("paused");
        ask(id, "resume", "{}").expect(200);
        assertThat(author.reaches(id, "completed").at("output.amount")).isEqualTo("1");
    }

    @Test
    void anotherTenantsExecutionIsUnknownToEveryVerb() {
        var id = calling("failed");
        for (var verb : new String[] {"cancel", "pause", "resume", "retry", "signals/x"}) {
            node.someone().post("/api/v1/executions/" + id + "/" + verb, "{}").expect(404);
        }
    }

    @Test
    void aSubworkflowsOutputIsTheNodesOutput() {
        var child = published("""
                name: Child
                nodes:
                  - { id: start, type: manual }
                  - { id: twice, type: transform, config: { value: "{{ trigger.body.n * 2 }}" } }
                edges: [{ from: start, to: twice }]
                """);
        var done = author.reaches(author.execute(author.draft("""
                        name: Parent
                        nodes:
                          - { id: start, type: manual }
                          - { id: sub, type: subworkflow, config: { workflowId: "%s", input: { n: "{{ trigger.body.n }}" } } }
                        edges: [{ from: start, to: sub }]
                        """.formatted(child)), "{\"n\": 21}"), "completed");
        assertThat(done.at("output")).isEqualTo("42");
    }

    @Test
    void aWorkflowThatCallsItselfFailsInTheEnd() {
        var id = author.draft("""
                name: Itself
                nodes: [{ id: start, type: manual }]
                """);
        author.with("Content-Type", "application/yaml")
                .send("PUT", "/api/v1/workflows/" + id, BodyPublishers.ofString("""
                name: Itself
                nodes:
                  - { id: start, type: manual }
                  - { id: again, type: subworkflow, config: { workflowId: "%s" } }
                edges: [{ from: start, to: again }]
                """.formatted(id)))
                .expect(200);
        author.post("/api/v1/workflows/" + id + "/publish", "{}").expect(200);
        var failed = author.reaches(author.execute(id, "{}"), "failed");
        assertThat(failed.at("error.code")).isEqualTo("SUBWORKFLOW_FAILED");
        assertThat(failed.at("error.message")).contains("16 deep");
    }

    private String published(String yaml) {
        var id = author.draft(yaml);
        author.post("/api/v1/workflows/" + id + "/publish", "{}").expect(200);
        return id;
    }
}
