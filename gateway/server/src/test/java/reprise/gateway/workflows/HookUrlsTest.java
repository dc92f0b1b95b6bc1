package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.workflows.Desk.PATH;
import static reprise.gateway.workflows.Desk.listening;
import static reprise.gateway.workflows.Desk.made;
import static reprise.gateway.workflows.Desk.order;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.gateway.testing.Client;
import reprise.sdk.Json;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HookUrlsTest {

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
        assertThat(desk.hooks.find("POST", own.substring(7))).isInstanceOf(Open.class);
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
}
