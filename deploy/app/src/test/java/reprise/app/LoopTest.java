package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.app.Caller.node;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reprise.sdk.Json.JsonArray;

/** Loops over lists, run for real. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class LoopTest {
    private static final String CALLING = """
            name: Calling
            nodes:
              - { id: start, type: manual }
              - { id: each, type: loop, config: { items: "{{ trigger.body.of }}", concurrency: 4%s } }
              - { id: call, type: http_request, parent: each, config: { method: POST, url: "%s", body: { n: "{{ item }}", at: "{{ index }}" } } }
              - { id: said, type: transform, parent: each, config: { value: "{{ call.body.n * 10 }}" } }
              - { id: all, type: transform, config: { value: "{{ each }}" } }
            edges:
              - { from: start, to: each }
              - { from: call, to: said }
              - { from: each, to: all }
            """;

    private final TestNode node;
    private final Upstream upstream;
    private final String here = "/" + UUID.randomUUID();
    private Caller author;

    LoopTest(TestNode node, Upstream upstream) {
        this.node = node;
        this.upstream = upstream;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    @Test
    void theBodyIsGoneThroughForEachItemAndItsResultsKeepTheirOrder() {
        upstream.on(here, exchange -> {
            var heard = upstream.asked(here).getLast().body();
            var bytes = heard.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        var id = author.execute(
                author.draft(CALLING.replace("concurrency: 4", "concurrency: 1").formatted("", upstream.url(here))),
                "{\"of\": [1, 2, 3]}");
        var done = author.reaches(id, "completed");
        assertThat(done.at("output.count")).isEqualTo("3");
        assertThat(((JsonArray) done.json()
                                .get("output")
                                .orElseThrow()
                                .get("results")
                                .orElseThrow())
                        .items().stream().map(Object::toString))
                .hasSize(3);
        assertThat(done.at("output.results.0")).isEqualTo("10");
        assertThat(done.at("output.results.2")).isEqualTo("30");
        assertThat(node(done, "call", "status")).isEqualTo("completed");
        assertThat(node(done, "call", "parent")).isEqualTo("each");
        assertThat(upstream.asked(here)).hasSize(3);
    }

    @Test
    void anItemThatFailsFailsTheLoopOrIsCounted() {
        upstream.on(here, 404);
        var strict = author.reaches(
                author.execute(author.draft(CALLING.formatted("", upstream.url(here))), "{\"of\": [1, 2]}"), "failed");
        assertThat(strict.at("error.code")).isEqualTo("ITEM_FAILED");
        var lenient = author.reaches(
                author.execute(
                        author.draft(CALLING.formatted(", onItemError: continue", upstream.url(here))),
                        "{\"of\": [1, 2, 3]}"),
                "completed");
        assertThat(lenient.at("output.failed")).isEqualTo("3");
        assertThat(lenient.at("output.results.1.error.code")).isEqualTo("UPSTREAM_STATUS");
    }

    @Test
    void whatIsNoListOrTooLongFailsTheNode() {
        var noList = author.reaches(
                author.execute(author.draft(CALLING.formatted("", upstream.url(here))), "{\"of\": 17}"), "failed");
        assertThat(noList.at("error.code")).isEqualTo("INVALID_CONFIG");
        var tooLong = author.reaches(
                author.execute(
                        author.draft(CALLING.formatted(", maxRounds: 1", upstream.url(here))), "{\"of\": [1, 2]}"),
                "failed");
        assertThat(tooLong.at("error.code")).isEqualTo("TOO_MANY_ROUNDS");
    }

    @Test
    void anEmptyListIsDoneAtOnce() {
        var done = author.reaches(
                author.execute(author.draft(CALLING.formatted("", upstream.url(here))), "{\"of\": []}"), "completed");
        assertThat(done.at("output.count")).isEqualTo("0");
    }
}
