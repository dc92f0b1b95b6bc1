package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.workflows.Desk.PATH;
import static reprise.gateway.workflows.Desk.listening;
import static reprise.gateway.workflows.Desk.made;
import static reprise.gateway.workflows.Desk.manual;
import static reprise.gateway.workflows.Desk.order;
import static reprise.gateway.workflows.Desk.put;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowAccessTest {

    private static final Set<String> READING =
            Set.of("get", "versions", "version", "diff", "validate", "list", "node-types");
    private static final Set<String> SWITCHING = Set.of("activate", "deactivate");

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

    /** Every request of these routes, by a short name. */
    private static Map<String, BiFunction<Client, String, Received>> requests() {
        var requests = new LinkedHashMap<String, BiFunction<Client, String, Received>>();
        requests.put("list", (client, _) -> client.get(PATH));
        requests.put("node-types", (client, _) -> client.get("/api/v1/node-types"));
        requests.put("create", (client, _) -> client.post(PATH, manual("New")));
        requests.put("get", (client, id) -> client.get(PATH + "/" + id));
        requests.put("save", (client, id) -> put(client, id, manual("Saved")));
        requests.put("amend", (client, id) -> client.patch(PATH + "/" + id, "{\"name\": \"Amended\"}"));
        requests.put("validate", (client, id) -> order(client, id, "validate"));
        requests.put("versions", (client, id) -> client.get(PATH + "/" + id + "/versions"));
        requests.put("version", (client, id) -> client.get(PATH + "/" + id + "/versions/1"));
        requests.put("diff", (client, id) -> client.get(PATH + "/" + id + "/versions/1/diff/1"));
        requests.put("restore", (client, id) -> order(client, id, "versions/1/restore"));
        requests.put("publish", (client, id) -> order(client, id, "publish"));
        requests.put("activate", (client, id) -> order(client, id, "activate"));
        requests.put("deactivate", (client, id) -> order(client, id, "deactivate"));
        requests.put("duplicate", (client, id) -> order(client, id, "duplicate"));
        requests.put("archive", (client, id) -> order(client, id, "archive"));
        requests.put("delete", (client, id) -> client.delete(PATH + "/" + id));
        return requests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "editor", "admin"})
    void everyRoleMayWhatItIsForAndNothingElse(String role) {
        var member = desk.member(ann, role);
        var id = made(ann, manual("Shared"));
        order(ann, id, "publish");
        requests().forEach((name, request) -> {
            boolean allowed = READING.contains(name)
                    || SWITCHING.contains(name) && !role.equals("viewer")
                    || Set.of("editor", "admin").contains(role);
            assertThat(request.apply(member, id).status() < 400)
                    .as(role + " " + name)
                    .isEqualTo(allowed);
        });
    }

    @Test
    void aForbiddenRequestChangesNothing() {
        var viewer = desk.member(ann, "viewer");
        var id = made(ann, manual("Untouched"));
        var before = ann.get(PATH + "/" + id).text();
        requests().forEach((name, request) -> {
            if (!READING.contains(name)) {
                var refused = request.apply(viewer, id);
                assertThat(refused.status()).as(name).isEqualTo(403);
                assertThat(refused.code()).isEqualTo("FORBIDDEN");
            }
        });
        assertThat(ann.get(PATH + "/" + id).text()).isEqualTo(before);
    }

    @Test
    void whatBelongsToAnotherWorkspaceIsAsUnknownAsARandomId() {
        var stranger = desk.someone();
        var id = made(ann, listening("private"));
        requests().forEach((name, request) -> {
            if (!Set.of("list", "node-types", "create").contains(name)) {
                var theirs = request.apply(stranger, id);
                var random = request.apply(stranger, UUID.randomUUID().toString());
                assertThat(theirs.status()).as(name).isEqualTo(404);
                assertThat(theirs.at("error.message")).isEqualTo(random.at("error.message"));
                assertThat(theirs.at("error.details")).isEqualTo(random.at("error.details"));
            }
        });
        assertThat(stranger.get(PATH).items())
                .extracting(item -> item.text("id").orElseThrow())
                .doesNotContain(id);
        assertThat(stranger.with("X-Workspace", ann.get("/api/v1/users/me").at("workspace"))
                        .get(PATH)
                        .status())
                .isIn(403, 404);
    }

    @Test
    void aStrangersWorkflowCannotBeNamed() {
        var theirs = made(desk.someone(), manual("Theirs"));
        var refused = ann.post(
                PATH,
                "{\"name\": \"x\", \"nodes\": [{\"id\": \"a\", \"type\": \"manual\"}],"
                        + " \"settings\": {\"errorWorkflow\": \"" + theirs + "\"}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("settings.errorWorkflow");
    }

    @Test
    void nobodyComesInWithoutAToken() {
        requests().forEach((name, request) -> assertThat(
                        request.apply(desk.gateway.stranger(), UUID.randomUUID().toString())
                                .status())
                .as(name)
                .isEqualTo(401));
    }

    @Test
    void onlyWhoMayStartAWorkflowSeesItsUnguessableAddress() {
        var id = made(ann, listening("guessable"));
        for (var role : List.of("viewer", "operator", "editor")) {
            var urls = desk.member(ann, role).get(PATH + "/" + id).at("triggers");
            assertThat(urls).contains("/guessable\"");
            assertThat(urls.matches(".*/hooks/[0-9a-f]{32}.*")).as(role).isEqualTo(!role.equals("viewer"));
        }
    }

    @Test
    void onlyWhoMayEditAWorkflowSeesTheSecretsOfItsWebhooks() {
        var id = made(
                ann,
                "{\"name\": \"Signed\", \"nodes\": [{\"id\": \"hook\", \"type\": \"webhook\", \"config\": {\"signature\":"
                        + " {\"scheme\": \"github\", \"secret\": [\"between the two of us\"]}}}]}");
        ann.patch(PATH + "/" + id, "{\"name\": \"Signed twice\"}");
        for (var role : List.of("viewer", "operator", "editor")) {
            var member = desk.member(ann, role);
            for (var path : List.of("", "/versions/1", "/versions/1/diff/2")) {
                for (var type : List.of("application/json", "application/yaml")) {
                    assertThat(member.with("Accept", type)
                                    .get(PATH + "/" + id + path)
                                    .text())
                            .as(role + " " + path + " " + type)
                            .contains("Signed")
                            .satisfies(text -> assertThat(text.contains("between the two of us"))
                                    .isEqualTo(role.equals("editor") && !path.contains("diff")));
                }
            }
        }
        var published = order(ann, id, "publish");
        assertThat(published.text()).contains("between the two of us");
        assertThat(order(desk.member(ann, "operator"), id, "activate").text())
                .contains("[hidden]")
                .doesNotContain("between the two of us");
    }

    @Test
    void aTokenThatMayOnlyReadDoesNotSeeItEither() {
        var id = made(ann, listening("tokens"));
        for (var scope : List.of("workflows:read", "executions:write")) {
            var token = ann.post(
                            "/api/v1/tokens", "{\"name\": \"t\", \"scopes\": [\"workflows:read\", \"" + scope + "\"]}")
                    .at("token");
            var urls =
                    desk.gateway.stranger().bearer(token).get(PATH + "/" + id).at("triggers");
            assertThat(urls.matches(".*/hooks/[0-9a-f]{32}.*")).as(scope).isEqualTo(scope.equals("executions:write"));
        }
    }

    @Test
    void nobodyCanWriteWhatIsNotTheirs() {
        var id = made(ann, manual("Mine"));
        var forged = put(
                ann,
                id,
                "{\"id\": \"" + UUID.randomUUID()
                        + "\", \"name\": \"Mine\", \"status\": \"published\", \"active\": true,"
                        + " \"version\": 99, \"publishedVersion\": 99, \"createdAt\": \"1970-01-01T00:00:00Z\","
                        + " \"nodes\": [{\"id\": \"start\", \"type\": \"manual\"}]}");
        assertThat(forged.at("id")).isEqualTo(id);
        assertThat(forged.at("status")).isEqualTo("draft");
        assertThat(forged.at("active")).isEqualTo("false");
        assertThat(forged.at("version")).isEqualTo("2");
        assertThat(forged.at("createdAt")).doesNotStartWith("1970");
        var owned = put(ann, id, manual("Mine").replace("{\"name\"", "{\"workspace\": \"x\", \"name\""));
        assertThat(owned.status()).isEqualTo(400);
    }
}
