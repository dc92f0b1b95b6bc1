package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.workflows.Desk.ORDERS;
import static reprise.gateway.workflows.Desk.PATH;
import static reprise.gateway.workflows.Desk.made;
import static reprise.gateway.workflows.Desk.manual;
import static reprise.gateway.workflows.Desk.order;
import static reprise.gateway.workflows.Desk.postYaml;
import static reprise.gateway.workflows.Desk.put;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reprise.gateway.testing.Client;
import reprise.sdk.Json;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionRoutesTest {

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/yaml | yaml",
                "application/yaml, */*;q=0.1 | yaml",
                "application/yaml, */* | yaml",
                "text/yaml;q=0.9, application/json;q=0.5 | yaml",
                "application/json, application/yaml;q=0 | json",
                "application/json, application/yaml;q=0.9 | json",
                "application/yaml;q=0.0 | json",
                "application/json;profile=application/yaml | json",
                "*/* | json"
            })
    void isShownAsTheCallerWouldRatherHaveIt(String accept, String form) {
        var id = made(ann, manual("Preferred"));
        for (var path : List.of(PATH + "/" + id, PATH + "/" + id + "/versions/1")) {
            assertThat(ann.with("Accept", accept).get(path).header("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("application/" + form);
        }
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
                        .replace("36h", "24h"));
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
                        Json.array(change("settings.timeout", "36h", "24h")),
                        "fields",
                        Json.EMPTY_ARRAY));
        assertThat(ann.get(PATH + "/" + id + "/versions/1/diff/3").status()).isEqualTo(404);
    }

    private static Json change(String field, Object before, Object after) {
        return Json.object("field", field, "before", before, "after", after);
    }
}
