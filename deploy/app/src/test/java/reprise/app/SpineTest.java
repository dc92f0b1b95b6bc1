package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.app.Caller.node;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of one workflow: written, published, called, run, looked at. */
@ExtendWith(SharedNode.class)
class SpineTest {
    private final TestNode node;
    private final String path = "spine-" + UUID.randomUUID();
    private Caller author;

    SpineTest(TestNode node) {
        this.node = node;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    private String greeting() {
        return """
                name: Greeting
                tags: [spine]
                params: { word: { type: string, default: Hello } }
                nodes:
                  - { id: hook, type: webhook, config: { path: %s } }
                  - { id: greet, type: set, config: { values: { text: "{{ params.word }} {{ trigger.body.name }}" } } }
                edges: [{ from: hook, to: greet }]
                """.formatted(path);
    }

    @Test
    void aCallOfAWebhookRunsTheWorkflowAndCanBeReadAtOnce() {
        var workflow = author.live(greeting());

        var accepted =
                node.stranger().post(author.hook(path), "{\"name\": \"Ada\"}").expect(202);

        var id = accepted.at("executionId");
        assertThat(accepted.at("status")).isEqualTo("accepted");
        assertThat(accepted.header("Location")).contains("/api/v1/executions/" + id);
        var execution = author.get("/api/v1/executions/" + id).expect(200);
        assertThat(execution.at("workflowId")).isEqualTo(workflow);
        assertThat(execution.at("workflowVersion")).isEqualTo("1");
        assertThat(execution.at("trigger")).isEqualTo("webhook");
        assertThat(execution.at("input.name")).isEqualTo("Ada");
        assertThat(execution.at("status")).isEqualTo("completed");
        assertThat(execution.at("output.text")).isEqualTo("Hello Ada");
        assertThat(node(execution, "greet", "status")).isEqualTo("completed");
    }

    @Test
    void whatAnExecutionRanByOutlivesItsWorkflow() {
        var workflow = author.live(greeting());
        var id = node.stranger()
                .post(author.hook(path), "{\"name\": \"A\"}")
                .expect(202)
                .at("executionId");
        author.delete("/api/v1/workflows/" + workflow).expect(200);

        author.get("/api/v1/workflows/" + workflow).refused(404, "NOT_FOUND");
        var execution = author.get("/api/v1/executions/" + id).expect(200);
        var version = "/versions/" + execution.at("workflowVersion");
        var ranBy = author.get("/api/v1/workflows/" + workflow + version).expect(200);
        assertThat(ranBy.at("edges.0.to")).isEqualTo("greet");
        node.someone().get("/api/v1/workflows/" + workflow + version).refused(404, "NOT_FOUND");
    }

    @Test
    void aNodeThatFailedOrWasCancelledTellsWhatItWasGivenAndWhen() {
        var failed = author.execution(author.execute(author.draft("""
                name: Unreadable
                nodes:
                  - { id: start, type: manual }
                  - { id: read, type: json, config: { operation: parse, value: "{{ trigger.body.text }}" } }
                edges: [{ from: start, to: read }]
                """), "{\"text\": \"{\"}"));
        assertThat(node(failed, "read", "status")).isEqualTo("failed");
        assertThat(node(failed, "read", "input.value")).isEqualTo("{");
        assertThat(Instant.parse(node(failed, "read", "completedAt"))).isNotNull();

        var waiting = author.execute(author.draft("""
                name: Waiting
                nodes:
                  - { id: start, type: manual }
                  - { id: paid, type: wait, config: { timeout: 1h } }
                edges: [{ from: start, to: paid }]
                """), "{}");
        author.post("/api/v1/executions/" + waiting + "/cancel").expect(200);
        assertThat(node(author.execution(waiting), "paid", "status")).isEqualTo("cancelled");
        assertThat(Instant.parse(node(author.execution(waiting), "paid", "completedAt")))
                .isNotNull();
    }

    @Test
    void theListsShowWhatRan() {
        var workflow = author.live(greeting());
        var id = node.stranger()
                .post(author.hook(path), "{\"name\": \"A\"}")
                .expect(202)
                .at("executionId");

        for (var list : List.of(
                "/api/v1/executions",
                "/api/v1/executions?status=completed&workflowId=" + workflow,
                "/api/v1/workflows/" + workflow + "/logs")) {
            var listed =
                    Eventually.is(list + " shows it", () -> author.get(list).expect(200), seen -> !seen.items()
                            .isEmpty());
            assertThat(listed.at("items.0.id")).isEqualTo(id);
            assertThat(listed.at("items.0.workflowName")).isEqualTo("Greeting");
            assertThat(listed.at("items.0.status")).isEqualTo("completed");
        }
        var workflows = Eventually.is(
                "the workflow's count",
                () -> author.get("/api/v1/workflows?tag=spine").expect(200),
                seen -> seen.at("items.0.executions.total").equals("1"));
        assertThat(workflows.at("items.0.id")).isEqualTo(workflow);
        assertThat(author.get("/api/v1/executions?status=failed").expect(200).items())
                .isEmpty();
    }

    @Test
    void jsonAndYamlAreTheSameWorkflow() {
        var yaml = author.draft(greeting());
        var asJson = author.get("/api/v1/workflows/" + yaml).expect(200);
        var definition = "{\"name\": \"Greeting\", \"params\": %s, \"nodes\": %s, \"edges\": %s}"
                .formatted(asJson.at("params"), asJson.at("nodes"), asJson.at("edges"));
        var json = author.post("/api/v1/workflows", definition).expect(201);

        assertThat(json.header("Location")).contains("/api/v1/workflows/" + json.at("id"));
        assertThat(json.at("nodes")).isEqualTo(asJson.at("nodes"));
        assertThat(author.with("Accept", "application/yaml")
                        .get("/api/v1/workflows/" + yaml)
                        .expect(200)
                        .text())
                .contains("id: greet", "type: set");
    }

    @Test
    void onlyWhatIsPublishedAndActiveListens() {
        var stranger = node.stranger();
        var id = author.draft(greeting());
        stranger.post(author.hook(path), "{}").refused(404, "NOT_FOUND");

        author.post("/api/v1/workflows/" + id + "/publish").expect(200);
        stranger.post(author.hook(path), "{}").refused(404, "NOT_FOUND");

        author.post("/api/v1/workflows/" + id + "/activate").expect(200);
        stranger.post(author.hook(path), "{}").expect(202);

        author.post("/api/v1/workflows/" + id + "/deactivate").expect(200);
        stranger.post(author.hook(path), "{}").refused(404, "NOT_FOUND");
    }

    @Test
    void aDraftChangesNothingForThoseWhoCall() {
        var id = author.live(greeting());
        author.with("Content-Type", "application/yaml")
                .send("PUT", "/api/v1/workflows/" + id, body(greeting().replace("Hello", "Goodbye")))
                .expect(200);

        assertThat(called("{\"name\": \"Ada\"}").at("output.text")).isEqualTo("Hello Ada");
        author.post("/api/v1/workflows/" + id + "/publish").expect(200);
        var later = called("{\"name\": \"Ada\"}");
        assertThat(later.at("output.text")).isEqualTo("Goodbye Ada");
        assertThat(later.at("workflowVersion")).isEqualTo("2");
    }

    @Test
    void everyWorkflowHasAnAddressThatNobodyGuesses() {
        var id = author.live(greeting());
        var shown = author.get("/api/v1/workflows/" + id).expect(200);
        var own = shown.at("triggers.0.urls.1").substring(node.uri().toString().length());

        assertThat(own).matches("/hooks/[0-9a-f]{32}.*");
        var execution =
                node.stranger().post(own, "{\"name\": \"Bob\"}").expect(202).at("executionId");
        assertThat(author.execution(execution).at("output.text")).isEqualTo("Hello Bob");
    }

    @Test
    void whoeverExecutesChoosesVersionAndParams() {
        var id = author.live(greeting());
        author.with("Content-Type", "application/yaml")
                .send("PUT", "/api/v1/workflows/" + id, body(greeting().replace("Hello", "Goodbye")))
                .expect(200);
        var texts = Map.of(
                "{\"input\": {\"name\": \"A\"}}", "Hello A",
                "{\"input\": {\"name\": \"A\"}, \"version\": 2}", "Goodbye A",
                "{\"input\": {\"name\": \"A\"}, \"version\": 1, \"params\": {\"word\": \"Hi\"}}", "Hi A");

        texts.forEach((wish, text) -> {
            var done = author.post("/api/v1/workflows/" + id + "/execute?wait=30s", wish)
                    .expect(200);
            assertThat(done.at("status")).isEqualTo("completed");
            assertThat(done.at("output.text")).isEqualTo(text);
            assertThat(done.at("trigger")).isEqualTo("api");
        });
    }

    @Test
    void whoeverDoesNotWaitIsToldTheIdAtOnce() {
        var id = author.draft(greeting());

        var accepted = author.post("/api/v1/workflows/" + id + "/execute", "{\"input\": {\"name\": \"A\"}}")
                .expect(202);

        assertThat(accepted.header("Location")).contains("/api/v1/executions/" + accepted.at("executionId"));
        assertThat(author.reaches(accepted.at("executionId"), "completed").at("output.text"))
                .isEqualTo("Hello A");
    }

    private Answer called(String json) {
        var accepted = node.stranger().post(author.hook(path), json).expect(202);
        return author.reaches(accepted.at("executionId"), "completed");
    }

    private static BodyPublisher body(String text) {
        return BodyPublishers.ofString(text);
    }
}
