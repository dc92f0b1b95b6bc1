package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reprise.gateway.accounts.Accounts;
import reprise.gateway.executions.ExecutionRoutes;
import reprise.gateway.workflows.WorkflowRoutes;

/** Someone without credentials, or with those of another workspace, tries every door of the whole product. */
@ExtendWith(SharedNode.class)
@Timeout(120)
class StrangerTest {
    private static final Set<String> PUBLIC = Set.of(
            "/api/v1/auth/register",
            "/api/v1/auth/token",
            "/api/v1/auth/refresh",
            "/api/v1/auth/password-reset",
            "/api/v1/auth/password-reset/confirm",
            "/api/v1/auth/logout");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final TestNode node;

    StrangerTest(TestNode node) {
        this.node = node;
    }

    private static List<String> routes() {
        return Stream.of(Accounts.templates(), WorkflowRoutes.templates(), ExecutionRoutes.templates())
                .flatMap(List::stream)
                .filter(route -> !PUBLIC.contains(route))
                .toList();
    }

    private static String filled(String route, String id) {
        return route.replace("{version}", "1").replace("{other}", "1").replaceAll("\\{\\w+}", id);
    }

    @Test
    void nobodyIsLetInWithoutCredentials() {
        for (var route : routes()) {
            for (var method : METHODS) {
                var path = filled(route, UUID.randomUUID().toString());
                var answer = node.stranger()
                        .with("Content-Type", "application/json")
                        .send(method, path, BodyPublishers.ofString("{}"));
                assertThat(answer.status()).as(method + " " + path).isIn(401, 405);
                if (answer.status() == 401) {
                    assertThat(answer.refused(401, "UNAUTHENTICATED").header("WWW-Authenticate"))
                            .isPresent();
                }
            }
        }
    }

    @Test
    void nobodyIsLetInWithADisguise() {
        var suffixes = List.of(
                "/health", "/ready", "/metrics", "/configs", ".svg", ";.js", "/..;/", "//", "%2f", ".", "?x=.svg");
        for (var path : List.of(
                "/api/v1/workflows",
                "/api/v1/executions",
                "/api/v1/node-types",
                "/api/v1/users/me",
                "/api/v1/executions/" + UUID.randomUUID())) {
            for (var suffix : suffixes) {
                assertThat(node.stranger()
                                .with("Accept", "text/html")
                                .get(path + suffix)
                                .status())
                        .as(path + suffix)
                        .isIn(400, 401, 404);
            }
            for (var disguise : List.of(path.toUpperCase(Locale.ROOT), "/" + path, path.replace("/v1/", "//v1/"))) {
                assertThat(node.stranger().get(disguise).status()).as(disguise).isIn(401, 404);
            }
        }
    }

    @Test
    void forgedTokensAreRefused() {
        var unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.";
        for (var token : List.of("x", unsigned, "rpr_" + "0".repeat(40), "a.b.c")) {
            node.stranger().bearer(token).get("/api/v1/workflows").refused(401, "UNAUTHENTICATED");
        }
    }

    @Test
    void whatIsAnothersLooksLikeWhatIsNot() {
        var owner = node.someone();
        var other = node.someone();
        var workflow = owner.live("{ name: Mine, nodes: [{ id: start, type: manual }] }");
        var execution = owner.execute(workflow, "{\"mine\": true}");
        for (var route : Stream.of(WorkflowRoutes.templates(), ExecutionRoutes.templates())
                .flatMap(List::stream)
                .toList()) {
            if (!route.contains("{")) {
                continue;
            }
            var id = route.contains("/workflows/") ? workflow : execution;
            for (var method : METHODS) {
                var caller = other.with("Content-Type", "application/json");
                var theirs = caller.send(
                        method,
                        filled(route, id),
                        BodyPublishers.ofString(
                                "{\"name\": \"x\", \"nodes\": [{\"id\": \"s\", \"type\": \"manual\"}]}"));
                var nobodys = caller.send(
                        method,
                        filled(route, UUID.randomUUID().toString()),
                        BodyPublishers.ofString(
                                "{\"name\": \"x\", \"nodes\": [{\"id\": \"s\", \"type\": \"manual\"}]}"));
                assertThat(theirs.status()).as(method + " " + route).isEqualTo(nobodys.status());
                assertThat(told(theirs)).as(method + " " + route).isEqualTo(told(nobodys));
                if (theirs.status() == 200) {
                    assertThat(theirs.items()).as(method + " " + route).isEmpty();
                }
            }
        }
        assertThat(other.get("/api/v1/executions").expect(200).items()).isEmpty();
        assertThat(other.get("/api/v1/workflows").expect(200).items()).isEmpty();
        owner.get("/api/v1/workflows/" + workflow).expect(200);
        owner.execution(execution);
    }

    @Test
    void everyKindOfAnswerTellsBrowsersWhatNotToDo() {
        var author = node.someone();
        var path = "headers-" + UUID.randomUUID();
        author.live("{ name: Page, nodes: [{ id: hook, type: webhook, config: { path: %s } }] }".formatted(path));
        var id = author.execute(author.draft("{ name: Mine, nodes: [{ id: start, type: manual }] }"), "1");
        author.reaches(id, "completed");
        var answers = Map.of(
                "data", author.get("/api/v1/workflows"),
                "error", author.get("/api/v1/nothing"),
                "unauthenticated", node.stranger().get("/api/v1/workflows"),
                "hook", node.stranger().post(author.hook(path), "{}"),
                "no hook", node.stranger().post("/hooks/nobody", "{}"),
                "stream", author.get("/api/v1/executions/" + id + "/events/stream"),
                "health", node.stranger().get("/health"),
                "metrics", node.administrator().get("/metrics"),
                "page", node.stranger().with("Accept", "text/html").get("/"));

        answers.forEach((kind, answer) -> {
            assertThat(answer.header("X-Content-Type-Options")).as(kind).contains("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(kind).isPresent();
            assertThat(answer.header("X-Request-Id")).as(kind).isPresent();
            assertThat(answer.header("Server")).as(kind).isEmpty();
            assertThat(answer.header("Content-Security-Policy").orElse("none"))
                    .as(kind)
                    .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline", "unsafe-eval");
        });
        for (var kind : List.of("data", "error", "unauthenticated", "stream")) {
            assertThat(answers.get(kind).header("Cache-Control")).as(kind).contains("no-store");
        }
    }

    /** What is said beside the id of the request. */
    private static String told(Answer answer) {
        return answer.text().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }
}
