package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.workflows.Desk.PATH;
import static reprise.gateway.workflows.Desk.made;
import static reprise.gateway.workflows.Desk.manual;
import static reprise.gateway.workflows.Desk.order;
import static reprise.gateway.workflows.Desk.postYaml;
import static reprise.gateway.workflows.Desk.put;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowInputTest {

    private Desk desk;
    private Client ann;

    @BeforeAll
    void open() {
        desk = new Desk();
        ann = desk.someone();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                connected("a cycle", "edges", "a -> b, b -> a"),
                connected("an edge to nowhere", "edges[1].to", "a -> b, b -> nowhere"),
                Arguments.of("two nodes of one id", "nodes[1].id", """
                        name: Twice
                        nodes:
                          - { id: a, type: manual }
                          - { id: a, type: set, config: { values: {} } }
                        """),
                Arguments.of("an expression over a node that is not upstream", "nodes[1].config.values.x", """
                        name: Ahead
                        nodes:
                          - { id: a, type: manual }
                          - { id: b, type: set, config: { values: { x: "{{ c.y }}" } } }
                          - { id: c, type: set, config: { values: { y: 1 } } }
                        edges: [{ from: a, to: b }, { from: b, to: c }]
                        """),
                Arguments.of("an unknown type", "nodes[0].type", """
                        name: Unknown
                        nodes: [{ id: a, type: webhok }]
                        """),
                Arguments.of("a path that is none", "nodes[0].config.path", """
                        name: Bad path
                        nodes: [{ id: a, type: webhook, config: { path: "a b" } }]
                        """),
                Arguments.of("two webhooks at one address", "nodes[1].config.path", """
                        name: Same path
                        nodes:
                          - { id: a, type: webhook, config: { path: same } }
                          - { id: b, type: webhook, config: { path: same } }
                        """),
                Arguments.of("an error workflow of nobody", "settings.errorWorkflow", """
                        name: Lost
                        nodes: [{ id: a, type: manual }]
                        settings: { errorWorkflow: 00000000-0000-4000-8000-000000000000 }
                        """),
                Arguments.of("no name", "", "nodes: [{ id: a, type: manual }]"));
    }

    private static Arguments connected(String what, String field, String edges) {
        var list = String.join(
                ", ",
                Stream.of(edges.split(", "))
                        .map(edge -> "{ from: " + edge.replace(" -> ", ", to: ") + " }")
                        .toList());
        return Arguments.of(what, field, """
                name: Wrong
                nodes:
                  - { id: start, type: manual }
                  - { id: a, type: set, config: { values: {} } }
                  - { id: b, type: set, config: { values: {} } }
                edges: [%s]
                """.formatted(list));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong(String what, String field, String yaml) {
        var refused = postYaml(ann, PATH, yaml);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.at("error.message")).matches("Invalid workflow: (1 problem|\\d+ problems)");
        assertThat(details(refused)).anySatisfy(detail -> {
            assertThat(detail.text("field").orElseThrow()).startsWith(field);
            assertThat(detail.text("issue").orElseThrow()).isNotBlank();
            assertThat(detail.get("line")).isPresent();
            assertThat(detail.get("column")).isPresent();
        });
        var validated = postYaml(ann, PATH + "/validate", yaml);
        assertThat(validated.status()).isEqualTo(200);
        assertThat(validated.at("valid")).isEqualTo("false");
        assertThat(((JsonArray) validated.json().get("problems").orElseThrow()).items())
                .filteredOn(problem -> problem.text("severity").equals(Optional.of("error")))
                .hasSameSizeAs(details(refused));
    }

    @Test
    void tellsAllProblemsAtOnceEachWithItsNode() {
        var validated = postYaml(ann, PATH + "/validate", """
                name: ""
                nodes:
                  - { id: a, type: webhook, config: { path: "a b" } }
                  - { id: b, type: set, config: { values: { x: "{{ nobody }}" } } }
                edges: [{ from: a, to: b }]
                """);
        assertThat(((JsonArray) validated.json().get("problems").orElseThrow()).items())
                .extracting(problem -> problem.text("nodeId").orElse("-"))
                .containsExactly("-", "a", "b");
    }

    @Test
    void savesWhatNothingLeadsToAndWarnsOfIt() {
        var yaml = """
                name: Forgetful
                nodes:
                  - { id: start, type: manual }
                  - { id: refund, type: set, config: { values: {} } }
                """;
        var validated = postYaml(ann, PATH + "/validate", yaml);
        assertThat(validated.at("valid")).isEqualTo("true");
        assertThat(validated.at("problems.0.severity")).isEqualTo("warning");
        var saved = postYaml(ann, PATH, yaml);
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.at("warnings.0.nodeId")).isEqualTo("refund");
        assertThat(saved.at("warnings.0.issue")).contains("nothing leads to refund");
        assertThat(ann.put(PATH + "/" + saved.at("id"), saved.text()).status())
                .as("an answer can be sent back as it is")
                .isEqualTo(200);
    }

    @Test
    void findsNothingWrongWithWhatIsRight() {
        assertThat(ann.post(PATH + "/validate", manual("Fine")).json())
                .isEqualTo(Json.object("valid", true, "problems", Json.EMPTY_ARRAY));
        var id = made(ann, manual("Fine"));
        assertThat(order(ann, id, "validate").at("valid")).isEqualTo("true");
        assertThat(ann.post(PATH + "/" + id + "/validate", "{}").at("valid")).isEqualTo("false");
        assertThat(ann.get(PATH).items()).noneMatch(item -> item.text("name").equals(Optional.of("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\": \"a\", \"nodes\": [",
                "{\"name\": 'a'}",
                "nonsense",
                "{} {}",
                "{\"a\":1,\"a\":2}"
            })
    void saysWhereTextStopsBeingJson(String json) {
        var refused = ann.post(PATH, json);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(refused.at("error.message")).startsWith("The body is not valid JSON");
        var validated = ann.post(PATH + "/validate", json);
        assertThat(validated.status()).isEqualTo(200);
        assertThat(validated.at("valid")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: a\nnodes:\n\t- { id: a }",
                "name: [a",
                "a: &a [*a]",
                "name: !!java.lang.Runtime x",
                "a: 1\na: 2"
            })
    void saysWhereTextStopsBeingYaml(String yaml) {
        var refused = postYaml(ann, PATH, yaml);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(details(refused).getFirst().get("line")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "null", "7", "\"text\"", "{}", "{\"name\": null, \"nodes\": null}", "{\"nodes\": {}}"})
    void refusesJsonThatIsNoWorkflow(String json) {
        var refused = ann.post(PATH, json);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "application/octet-stream"})
    void readsJsonAndYamlOnly(String type) {
        var refused = ann.with("Content-Type", type).send("POST", PATH, BodyPublishers.ofString(manual("x")));
        assertThat(refused.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\\u0000b\", \"nodes\": [{\"id\": \"a\", \"type\": \"manual\"}]}",
                "{\"name\": \"a\\ud800b\", \"nodes\": [{\"id\": \"a\", \"type\": \"manual\"}]}",
                "{\"name\": \"a\", \"tags\": [\"\\u0000\"], \"nodes\": [{\"id\": \"a\", \"type\": \"manual\"}]}",
                "{\"name\": \"a\", \"description\": \"\\u0000\", \"nodes\": [{\"id\": \"a\", \"type\": \"manual\"}]}",
                "{\"name\": \"a\", \"nodes\": [{\"id\": \"a\", \"type\": \"webhook\", \"config\": {\"path\": \"\\u0000\"}}]}"
            })
    void refusesCharactersThatAreNone(String json) {
        assertThat(ann.post(PATH, json).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "\"1\", \"2\"", "0", "\"99999999999\"", "'1'"})
    void refusesAGuardThatIsNoVersion(String tag) {
        var id = made(ann, manual("Guarded"));
        var refused = put(ann.with("If-Match", tag), id, manual("Other"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(ann.get(PATH + "/" + id).at("version")).isEqualTo("1");
    }

    @Test
    void anUnknownIdIsNotFoundWhateverIsAsked() {
        var id = UUID.randomUUID().toString();
        for (var order : List.of(
                "publish", "archive", "activate", "deactivate", "duplicate", "validate", "versions/1/restore")) {
            assertThat(order(ann, id, order).status()).as(order).isEqualTo(404);
        }
        assertThat(put(ann, id, manual("x")).status()).isEqualTo(404);
        assertThat(ann.patch(PATH + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(ann.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(ann.get(PATH + "/not-an-id").status()).isEqualTo(404);
        assertThat(ann.get(PATH + "/1-1-1-1-1").status()).isEqualTo(404);
    }

    @Test
    void anUnknownMethodIsNotAllowed() {
        assertThat(ann.delete(PATH).status()).isEqualTo(405);
        assertThat(ann.get(PATH + "/validate").status()).isIn(404, 405);
    }

    private static List<Json> details(Received refused) {
        return ((JsonArray)
                        refused.json().get("error").orElseThrow().get("details").orElseThrow())
                .items();
    }
}
