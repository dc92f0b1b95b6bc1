package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users get wrong, and what they are told. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class ApiInputTest {
    private static final String WORKFLOWS = "/api/v1/workflows";

    private final TestNode node;
    private final Upstream upstream;
    private final String here = "/" + UUID.randomUUID();
    private Caller author;

    ApiInputTest(TestNode node, Upstream upstream) {
        this.node = node;
        this.upstream = upstream;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    static Stream<Arguments> brokenGraphs() {
        return Stream.of(
                graph(
                        "a circle",
                        "{ id: a, type: manual }, { id: b, type: set }, { id: c, type: set }",
                        "{ from: a, to: b }, { from: b, to: c }, { from: c, to: b }",
                        "edges"),
                graph("an edge to nowhere", "{ id: a, type: manual }", "{ from: a, to: gone }", "edges[0].to"),
                graph(
                        "two nodes of one id",
                        "{ id: a, type: manual }, { id: b, type: set }, { id: b, type: set }",
                        "",
                        "nodes[2].id"),
                graph("no such type", "{ id: a, type: manual }, { id: b, type: teleport }", "", "nodes[1].type"),
                graph(
                        "not upstream",
                        "{ id: a, type: manual }, { id: b, type: set, config: { values: { x: '{{ c.y }}' } } }, { id: c, type: set, config: { values: { y: 1 } } }",
                        "{ from: a, to: b }, { from: a, to: c }",
                        "nodes[1].config.values.x"),
                graph("no trigger", "{ id: b, type: set, config: { values: { y: 1 } } }", "", "nodes"));
    }

    private static Arguments graph(String name, String nodes, String edges, String field) {
        return argumentSet(name, "{ name: Broken, nodes: [%s], edges: [%s] }".formatted(nodes, edges), field);
    }

    @ParameterizedTest
    @MethodSource
    void brokenGraphs(String yaml, String field) {
        var answer = author.post(WORKFLOWS, "application/yaml", yaml).refused(400, "VALIDATION_ERROR");
        assertThat(answer.at("error.details")).contains("\"field\":\"" + field);
        assertThat(answer.find("error.details.0.line")).isPresent();
    }

    @Test
    void bodiesThatCannotBeReadAreRefused() {
        author.post(WORKFLOWS, "{\"name\": ").refused(400, "MALFORMED_REQUEST");
        author.post(WORKFLOWS, "text/csv", "a,b").refused(415, "UNSUPPORTED_MEDIA_TYPE");
        author.with("Content-Encoding", "gzip").post(WORKFLOWS, "{}").refused(415, "UNSUPPORTED_MEDIA_TYPE");
        author.post(WORKFLOWS, "{\"name\": \"a\", \"name\": \"b\"}").refused(400, "MALFORMED_REQUEST");
        author.with("Content-Type", "application/json")
                .send("POST", WORKFLOWS, BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024]))
                .refused(413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void methodsAndPathsThatAreNotThereAreToldOf() {
        var wrong = author.send("PUT", "/api/v1/executions", BodyPublishers.noBody());
        assertThat(wrong.refused(405, "METHOD_NOT_ALLOWED").header("Allow")).contains("GET");
        author.get("/api/v1/nothing").refused(404, "NOT_FOUND");
        author.get("/api/v1/executions/" + UUID.randomUUID()).refused(404, "NOT_FOUND");
        author.get("/api/v1/executions/not-an-id").refused(404, "NOT_FOUND");
    }

    @Test
    void pagesAreAskedForAsTheyAreGiven() {
        for (var query : List.of(
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=-1",
                "cursor=zzz",
                "cursor=AAAA",
                "status=odd",
                "from=yesterday",
                "sort=name",
                "nonsense=1",
                "limit=1&limit=2",
                "q=%00")) {
            author.get("/api/v1/executions?" + query).refused(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void aCursorIsNoWayIntoTheQuery() {
        var id = author.draft("{ name: Pages, nodes: [{ id: start, type: manual }] }");
        author.execute(id, "1");
        author.execute(id, "2");
        var page = Eventually.is(
                "two are listed",
                () -> author.get("/api/v1/executions?limit=1").expect(200),
                seen -> !seen.at("nextCursor").equals("null"));
        var cursor = page.at("nextCursor");

        assertThat(author.get("/api/v1/executions?limit=1&cursor=" + cursor)
                        .expect(200)
                        .items())
                .hasSize(1);
        author.get("/api/v1/executions?cursor=" + cursor.substring(3)).refused(400, "VALIDATION_ERROR");
        var other = node.someone();
        assertThat(other.get("/api/v1/executions?cursor=" + cursor).expect(200).items())
                .isEmpty();
    }

    @Test
    void whatIsExecutedMustBeThere() {
        var id =
                author.draft("{ name: Params, params: { n: { type: number } }, nodes: [{ id: start, type: manual }] }");
        var route = WORKFLOWS + "/" + id + "/execute";

        author.post(route, "{}").refused(400, "VALIDATION_ERROR");
        author.post(route, "{\"params\": {\"n\": \"one\"}}").refused(400, "VALIDATION_ERROR");
        author.post(route, "{\"params\": {\"n\": 1, \"m\": 2}}").refused(400, "VALIDATION_ERROR");
        author.post(route, "{\"params\": {\"n\": 1}, \"version\": 7}").refused(400, "VALIDATION_ERROR");
        author.post(route, "{\"params\": {\"n\": 1}, \"nonsense\": 7}").refused(400, "VALIDATION_ERROR");
        author.post(route + "?wait=1h", "{\"params\": {\"n\": 1}}").refused(400, "VALIDATION_ERROR");
        author.post(WORKFLOWS + "/" + UUID.randomUUID() + "/execute", "{}").refused(404, "NOT_FOUND");
        assertThat(author.get(WORKFLOWS + "/" + id + "/logs").expect(200).items())
                .isEmpty();
        author.post(route, "{\"params\": {\"n\": 1}}").expect(202);
    }

    @Test
    void whoeverOnlyLooksStartsNothing() {
        var id = author.draft("{ name: Mine, nodes: [{ id: start, type: manual }] }");
        var viewer = node.member(author, "viewer");

        viewer.get(WORKFLOWS + "/" + id).expect(200);
        viewer.post(WORKFLOWS + "/" + id + "/execute", "{}").refused(403, "FORBIDDEN");
        viewer.post("/api/v1/executions/" + author.execute(id, "1") + "/cancel").refused(403, "FORBIDDEN");
    }

    @Test
    void aBodyThatDoesNotFitItsSchemaStartsNothing() {
        var path = "schema-" + UUID.randomUUID();
        var id = author.live("""
                name: Schema
                nodes:
                  - id: hook
                    type: webhook
                    config: { path: %s, bodySchema: { type: object, required: [total], properties: { total: { type: number } } } }
                """.formatted(path));
        var refused =
                node.stranger().post(author.hook(path), "{\"total\": \"much\"}").refused(400, "VALIDATION_ERROR");
        assertThat(refused.at("error.details.0.field")).isEqualTo("body.total");
        node.stranger().post(author.hook(path), "{}").refused(400, "VALIDATION_ERROR");
        assertThat(author.get(WORKFLOWS + "/" + id + "/logs").expect(200).items())
                .isEmpty();
        node.stranger().post(author.hook(path), "{\"total\": 1}").expect(202);
    }

    @Test
    void moreCallsThanAllowedAreTurnedAwayWhateverTheyCallThemselves() {
        var path = "rate-" + UUID.randomUUID();
        author.live(
                "{ name: Rate, nodes: [{ id: hook, type: webhook, config: { path: %s, rateLimit: { requests: 2, per: 1h } } }] }"
                        .formatted(path));
        node.stranger().post(author.hook(path), "{}").expect(202);
        node.stranger().post(author.hook(path), "{}").expect(202);
        var refused = node.stranger()
                .with("X-Forwarded-For", "203.0.113.9")
                .post(author.hook(path), "{}")
                .refused(429, "RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 3600);
    }

    static Stream<Arguments> forbiddenWays() {
        return Stream.of(
                argumentSet("link-local", "http://169.254.169.254/latest/meta-data"),
                argumentSet("another loopback", "http://127.0.0.2:9/"),
                argumentSet("loopback in IPv6", "http://[::1]:9/"),
                argumentSet("private", "http://10.0.0.1/"),
                argumentSet("a file", "file:///etc/passwd"));
    }

    @ParameterizedTest
    @MethodSource
    void forbiddenWays(String url) {
        var id = author.draft(callingYaml("url: \"{{ trigger.body }}\""));
        var failed = author.reaches(author.execute(id, "\"" + url + "\""), "failed");
        assertThat(failed.at("error.nodeId")).isEqualTo("call");
    }

    @Test
    void aRedirectToAForbiddenPlaceIsNotFollowed() {
        upstream.on(here, exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data");
            Upstream.answer(exchange, 302, "");
        });
        calling("url: \"" + upstream.url(here) + "\"", "failed");
        assertThat(upstream.asked(here)).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLargeFailsTheNode() {
        upstream.on(here, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[8192];
            while (true) {
                exchange.getResponseBody().write(chunk); // until whoever asked hangs up
            }
        });
        var failed = calling("url: \"" + upstream.url(here) + "\", maxResponseBytes: 100000", "failed");
        assertThat(failed.at("error.nodeId")).isEqualTo("call");
    }

    @Test
    void anAnswerThatNeverComesToAnEndFailsTheNodeInTime() {
        upstream.on(here, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            LockSupport.park(); // until the server stops
        });
        var id = author.draft(callingYaml("url: \"" + upstream.url(here) + "\"").replace("20s", "500ms"));
        assertThat(author.reaches(author.execute(id, "1"), "failed").at("error.code"))
                .isEqualTo("TIMEOUT");
    }

    @Test
    void dataCannotForgeHeaders() {
        upstream.on(here, 200);
        var id = author.draft(
                callingYaml("url: \"%s\", headers: { x-of: \"{{ trigger.body }}\" }".formatted(upstream.url(here))));
        author.reaches(author.execute(id, "\"a\\r\\nx-forged: 1\""), "failed");
        assertThat(upstream.asked(here)).isEmpty();
    }

    @Test
    void headersAndAddressesThatAreTooLongAreRefused() {
        var tooLong = "x".repeat(20_000);
        node.stranger().get("/hooks/" + tooLong).refused(414, "URI_TOO_LONG");
        node.stranger().with("X-Long", tooLong).get("/health").refused(431, "HEADERS_TOO_LARGE");
    }

    private Answer calling(String config, String end) {
        return author.reaches(author.execute(author.draft(callingYaml(config)), "{}"), end);
    }

    private static String callingYaml(String config) {
        return """
                name: Calling
                nodes:
                  - { id: start, type: manual }
                  - { id: call, type: http_request, config: { %s }, retry: { maxAttempts: 1 }, timeout: 20s }
                edges: [{ from: start, to: call }]
                """.formatted(config);
    }
}
