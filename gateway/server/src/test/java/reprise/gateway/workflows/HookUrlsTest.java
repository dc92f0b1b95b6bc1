package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.gateway.workflows.Desk.PATH;
import static reprise.gateway.workflows.Desk.listening;
import static reprise.gateway.workflows.Desk.made;
import static reprise.gateway.workflows.Desk.manual;
import static reprise.gateway.workflows.Desk.order;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.gateway.testing.Client;

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
    void aPathIsTakenInItsWorkspaceOnly() {
        listeningLive(ann, "coveted");
        var second = made(ann, listening("coveted"));
        order(ann, second, "publish");
        var refused = order(ann, second, "activate");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CONFLICT");
        listeningLive(desk.someone(), "coveted");
    }

    private static String listeningLive(Client author, String path) {
        var id = made(author, listening(path));
        order(author, id, "publish");
        assertThat(order(author, id, "activate").status()).isEqualTo(200);
        return id;
    }

    @Test
    void tellsWhereItsTriggersCanBeCalled() {
        var id = listeningLive(ann, "where");
        var shown = ann.get(PATH + "/" + id);
        var slug = ann.get("/api/v1/workspaces").at("items.0.slug");
        assertThat(shown.at("triggers.0.nodeId")).isEqualTo("hook");
        assertThat(shown.at("triggers.0.type")).isEqualTo("webhook");
        assertThat(shown.at("triggers.0.methods")).isEqualTo("[\"POST\"]");
        assertThat(shown.at("triggers.0.urls.0")).isEqualTo(desk.gateway.uri() + "/hooks/" + slug + "/where");
        var own = shown.at("triggers.0.urls.1")
                .substring(desk.gateway.uri().toString().length());
        assertThat(own).matches("/hooks/[0-9a-f]{32}");
        assertThat(desk.hooks.find("POST", own.substring(7))).isInstanceOf(Open.class);
    }

    @Test
    void whatIsStartedByHandHasNoAddress() {
        var id = made(ann, manual("By hand"));
        assertThat(ann.get(PATH + "/" + id).at("triggers"))
                .isEqualTo("[{\"nodeId\":\"start\",\"type\":\"manual\",\"methods\":[],\"urls\":[]}]");
    }

    @Test
    void aCopyIsADraftWithAnAddressOfItsOwn() {
        var id = made(ann, listening("original"));
        var copy = order(ann, id, "duplicate");
        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.header("Location")).contains(PATH + "/" + copy.at("id"));
        assertThat(copy.at("name")).isEqualTo("Listening (copy)");
        assertThat(copy.at("version")).isEqualTo("1");
        assertThat(copy.at("triggers")).isNotEqualTo(ann.get(PATH + "/" + id).at("triggers"));
    }
}
