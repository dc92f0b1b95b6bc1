package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
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
import reprise.catalog.Doorplates.Lookup.Nobody;
import reprise.catalog.Doorplates.Lookup.Open;
import reprise.gateway.testing.Client;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowRoutesTest {

    private static final String ORDERS = """
            name: Order intake
            tags: [orders]
            params: { threshold: { type: number, default: 100 } }
            nodes:
              - { id: hook, type: webhook, config: { method: POST, path: order-intake } }
              - { id: large, type: condition, config: { condition: "{{ trigger.body.total }} > {{ params.threshold }}" } }
              - { id: done, type: set, config: { values: { sku: "{{ trigger.body.sku }}" } }, position: { x: 10, y: 20 } }
            edges:
              - { from: hook, to: large }
              - { from: large, to: done, on: "true" }
            settings: { timeout: 48h }
            """;

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
                        "hookUrls",
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
        assertThat(desk.doorplates.find("POST", "life")).isInstanceOf(Open.class);
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
    void aTakenPathIsAConflictThatTellsNothingOfItsOwner() {
        var first = made(ann, listening("coveted"));
        order(ann, first, "publish");
        order(ann, first, "activate");
        var stranger = desk.someone();
        var second = made(stranger, listening("coveted"));
        order(stranger, second, "publish");
        var refused = order(stranger, second, "activate");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CONFLICT");
        assertThat(refused.text()).doesNotContain(first).doesNotContain("Listening");
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
        assertThat(desk.doorplates.find("POST", "deleted")).isEqualTo(new Nobody());
    }

    @Test
    void keepsEveryVersion() {
        var id = made(ann, manual("One"));
        put(ann, id, manual("Two"));
        put(ann, id, manual("Three"));
        var page = ann.get(PATH + "/" + id + "/versions?limit=2");
        assertThat(page.items())
                .extracting(item -> item.get("version").orElseThrow())
                .containsExactly(Json.of(3), Json.of(2));
        var rest = ann.get(PATH + "/" + id + "/versions?limit=2&cursor=" + page.at("nextCursor"));
        assertThat(rest.items())
                .extracting(item -> item.get("version").orElseThrow())
                .containsExactly(Json.of(1));
        assertThat(rest.at("nextCursor")).isEqualTo("null");
        assertThat(ann.get(PATH + "/" + id + "/versions/1").at("name")).isEqualTo("One");
        assertThat(ann.with("Accept", "application/yaml")
                        .get(PATH + "/" + id + "/versions/1")
                        .text())
                .contains("name: One");
        var restored = order(ann, id, "versions/1/restore");
        assertThat(restored.at("name")).isEqualTo("One");
        assertThat(restored.at("version")).isEqualTo("4");
        assertThat(ann.get(PATH + "/" + id + "/versions").items().getFirst().text("note"))
                .contains("restored from version 1");
        for (var missing : new String[] {"9", "0", "-1", "x", "99999999999999"}) {
            assertThat(ann.get(PATH + "/" + id + "/versions/" + missing).status())
                    .as(missing)
                    .isEqualTo(404);
        }
    }

    @Test
    void tellsWhatChangedBetweenVersions() {
        var id = postYaml(ann, PATH, ORDERS).at("id");
        put(
                ann,
                id,
                ann.get(PATH + "/" + id)
                        .text()
                        .replace("order-intake", "intake")
                        .replace("\"2d\"", "\"3h\""));
        var diff = ann.get(PATH + "/" + id + "/versions/1/diff/2");
        assertThat(diff.json())
                .isEqualTo(Json.object(
                        "from",
                        1,
                        "to",
                        2,
                        "nodes",
                        Json.object(
                                "added",
                                Json.EMPTY_ARRAY,
                                "removed",
                                Json.EMPTY_ARRAY,
                                "changed",
                                Json.array(Json.object(
                                        "id",
                                        "hook",
                                        "changes",
                                        Json.array(change("config.path", "order-intake", "intake"))))),
                        "edges",
                        Json.object("added", Json.EMPTY_ARRAY, "removed", Json.EMPTY_ARRAY),
                        "settings",
                        Json.array(change("settings.timeout", "2d", "3h")),
                        "fields",
                        Json.EMPTY_ARRAY));
        assertThat(ann.get(PATH + "/" + id + "/versions/1/diff/3").status()).isEqualTo(404);
    }

    @Test
    void aCopyIsADraftWithAnAddressOfItsOwn() {
        var id = made(ann, listening("original"));
        var copy = order(ann, id, "duplicate");
        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.header("Location")).contains(PATH + "/" + copy.at("id"));
        assertThat(copy.at("name")).isEqualTo("Listening (copy)");
        assertThat(copy.at("version")).isEqualTo("1");
        assertThat(copy.at("hookUrls")).isNotEqualTo(ann.get(PATH + "/" + id).at("hookUrls"));
    }

    @Test
    void tellsWhereItsWebhooksCanBeCalled() {
        var id = made(ann, listening("where"));
        order(ann, id, "publish");
        order(ann, id, "activate");
        var urls = ((Json.JsonArray)
                        ann.get(PATH + "/" + id).json().get("hookUrls").orElseThrow())
                .items();
        assertThat(urls).hasSize(2);
        assertThat(urls.getFirst())
                .isEqualTo(Json.object(
                        "nodeId",
                        "hook",
                        "methods",
                        Json.array(Json.of("POST")),
                        "path",
                        "/hooks/where",
                        "url",
                        desk.gateway.uri() + "/hooks/where"));
        var own = urls.getLast().text("path").orElseThrow();
        assertThat(own).matches("/hooks/[0-9a-f]{32}");
        assertThat(desk.doorplates.find("POST", own.substring(7))).isInstanceOf(Open.class);
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

    private static Json change(String field, String before, String after) {
        return Json.object("field", field, "before", before, "after", after);
    }
}
