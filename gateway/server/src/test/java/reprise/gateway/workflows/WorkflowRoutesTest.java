package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.workflows.Desk.ORDERS;
import static reprise.gateway.workflows.Desk.PATH;
import static reprise.gateway.workflows.Desk.listening;
import static reprise.gateway.workflows.Desk.made;
import static reprise.gateway.workflows.Desk.manual;
import static reprise.gateway.workflows.Desk.order;
import static reprise.gateway.workflows.Desk.postYaml;
import static reprise.gateway.workflows.Desk.put;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.catalog.HookBindings.Lookup.Nobody;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.gateway.testing.Client;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowRoutesTest {

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

    @Test
    void takesYamlAndShowsItAsOneFlatObject() {
        var made = postYaml(ann, PATH, ORDERS);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).contains(PATH + "/" + made.at("id"));
        assertThat(made.header("ETag")).contains("\"1\"");
        var shown = ann.get(PATH + "/" + made.at("id"));
        assertThat(shown.json()).isEqualTo(made.json());
        assertThat(((JsonObject) shown.json()).members().keySet())
                .containsExactly(
                        "id",
                        "name",
                        "description",
                        "tags",
                        "params",
                        "nodes",
                        "edges",
                        "settings",
                        "metadata",
                        "status",
                        "active",
                        "version",
                        "publishedVersion",
                        "triggers",
                        "createdAt",
                        "updatedAt");
        assertThat(shown.at("status")).isEqualTo("draft");
        assertThat(shown.at("active")).isEqualTo("false");
        assertThat(shown.at("publishedVersion")).isEqualTo("null");
        assertThat(shown.at("tags")).isEqualTo("[\"orders\"]");
        assertThat(Instant.parse(shown.at("createdAt"))).isEqualTo(shown.at("updatedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/yaml", "application/x-yaml"})
    void showsYamlToWhomAsksForIt(String type) {
        var id = postYaml(ann, PATH, ORDERS).at("id");
        var yaml = ann.with("Accept", type).get(PATH + "/" + id);
        assertThat(yaml.header("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(yaml.text()).contains("name: Order intake").contains("x: 10").doesNotContain("createdAt");
        var again = postYaml(ann, PATH, yaml.text());
        assertThat(again.json().get("nodes"))
                .isEqualTo(ann.get(PATH + "/" + id).json().get("nodes"));
    }

    @Test
    void whatWasShownCanBeSentBack() {
        var id = postYaml(ann, PATH, ORDERS).at("id");
        var shown = ann.get(PATH + "/" + id).text();
        var saved = put(ann, id, shown.replace("Order intake", "Intake").replace("\"draft\"", "\"published\""));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.at("name")).isEqualTo("Intake");
        assertThat(saved.at("version")).isEqualTo("2");
        assertThat(saved.header("ETag")).contains("\"2\"");
        assertThat(saved.at("status")).isEqualTo("draft");
    }

    @Test
    void aSaveThatMissedAnotherIsRefusedWithBothVersions() {
        var id = made(ann, manual("Guarded"));
        assertThat(put(ann.with("If-Match", "\"1\""), id, manual("Second")).status())
                .isEqualTo(200);
        var late = put(ann.with("If-Match", "\"1\""), id, manual("Third"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("CONFLICT");
        assertThat(late.at("error.message")).contains("version 1", "version 2");
        assertThat(ann.get(PATH + "/" + id).at("name")).isEqualTo("Second");
        assertThat(put(ann.with("If-Match", "*"), id, manual("Third")).at("version"))
                .isEqualTo("3");
        assertThat(ann.with("If-Match", "\"1\"")
                        .patch(PATH + "/" + id, "{\"name\": \"x\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void changesNameDescriptionTagsAndMetadataAlone() {
        var id = postYaml(ann, PATH, ORDERS).at("id");
        var changed = ann.patch(
                PATH + "/" + id,
                "{\"name\": \"Intake\", \"description\": \"d\", \"tags\": [\"a\"], \"metadata\": {\"team\": \"x\"}}");
        assertThat(changed.at("name")).isEqualTo("Intake");
        assertThat(changed.at("metadata.team")).isEqualTo("x");
        assertThat(changed.at("version")).isEqualTo("2");
        assertThat(changed.json().get("nodes"))
                .isEqualTo(postYaml(ann, PATH, ORDERS).json().get("nodes"));
        assertThat(ann.patch(PATH + "/" + id, "{}").at("version")).isEqualTo("2");
        for (var bad :
                new String[] {"{\"nodes\": []}", "{\"active\": true}", "{\"name\": \"\"}", "{\"tags\": 1}", "[]"}) {
            var refused = ann.patch(PATH + "/" + id, bad);
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("VALIDATION_ERROR");
        }
    }

    @Test
    void goesThroughItsLife() {
        var id = made(ann, listening("life"));
        var early = order(ann, id, "activate");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("error.message")).contains("publish");
        var published = ann.post(PATH + "/" + id + "/publish", "{\"version\": 1}");
        assertThat(published.at("status")).isEqualTo("published");
        assertThat(published.at("publishedVersion")).isEqualTo("1");
        assertThat(order(ann, id, "activate").at("active")).isEqualTo("true");
        assertThat(order(ann, id, "activate").status()).isEqualTo(200);
        assertThat(desk.hooks.find("POST", ann.get("/api/v1/workspaces").at("items.0.slug") + "/life"))
                .isInstanceOf(Open.class);
        assertThat(order(ann, id, "deactivate").at("active")).isEqualTo("false");
        assertThat(order(ann, id, "archive").at("status")).isEqualTo("archived");
        assertThat(put(ann, id, manual("x")).status()).isEqualTo(409);
        assertThat(order(ann, id, "activate").status()).isEqualTo(409);
        assertThat(order(ann, id, "publish").at("status")).isEqualTo("published");
        assertThat(ann.post(PATH + "/" + id + "/publish", "{\"version\": 7}").status())
                .isEqualTo(404);
        assertThat(ann.post(PATH + "/" + id + "/publish", "{\"version\": 0}").status())
                .isEqualTo(400);
    }

    @Test
    void deletingSaysWhatBecomesOfItsExecutions() {
        var id = made(ann, listening("deleted"));
        order(ann, id, "publish");
        order(ann, id, "activate");
        var deleted = ann.delete(PATH + "/" + id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.at("message")).contains("running go on to their end");
        assertThat(ann.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(ann.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(desk.hooks.find("POST", "deleted")).isEqualTo(new Nobody());
    }

    @Test
    void listsThemWithWhatBecameOfTheirExecutions() {
        var bob = desk.someone();
        var id = made(bob, listening("listed"));
        var workspace = UUID.fromString(bob.get("/api/v1/users/me").at("workspace"));
        var started = Instant.parse("2026-05-01T10:00:00Z");
        desk.gateway.database.use(sql -> sql.update(
                "insert into workflow_activity (workspace, workflow, total, running, failed, last_execution,"
                        + " last_started_at, last_status) values (?, ?, 7, 2, 1, ?, ?, 'failed')",
                workspace,
                UUID.fromString(id),
                UUID.randomUUID(),
                started));
        made(bob, manual("Idle"));
        var items = bob.get(PATH + "?sort=name").items();
        assertThat(items).extracting(item -> item.text("name").orElseThrow()).containsExactly("Idle", "Listening");
        assertThat(items.getLast().get("executions"))
                .contains(Json.object(
                        "total", 7, "failed", 1, "running", 2, "lastStartedAt", started, "lastStatus", "failed"));
        assertThat(items.getFirst().get("executions"))
                .contains(
                        Json.object("total", 0, "failed", 0, "running", 0, "lastStartedAt", null, "lastStatus", null));
        assertThat(items.getLast().get("triggers")).contains(Json.array(Json.of("webhook")));
        assertThat(((JsonObject) items.getFirst()).members()).doesNotContainKeys("nodes", "token", "hookToken");
    }
}
