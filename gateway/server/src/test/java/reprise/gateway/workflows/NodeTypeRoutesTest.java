package reprise.gateway.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.gateway.testing.KnownTypes;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeTypeRoutesTest {

    private static final String PATH = "/api/v1/node-types";

    private Desk desk;

    @BeforeAll
    void open() {
        desk = new Desk();
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void showsEveryTypeWithAllTheEditorNeeds() {
        var items = desk.someone().get(PATH).items();
        assertThat(items)
                .extracting(item -> item.text("type").orElseThrow())
                .containsExactlyElementsOf(KnownTypes.BUILT_IN.all().stream()
                        .map(type -> type.spec().type())
                        .toList());
        assertThat(items).allSatisfy(item -> {
            assertThat(((JsonObject) item).members().keySet())
                    .containsExactly(
                            "type",
                            "title",
                            "description",
                            "category",
                            "icon",
                            "trigger",
                            "outputs",
                            "schema",
                            "help",
                            "examples");
            assertThat(item.text("title").orElseThrow()).isNotBlank();
            assertThat(item.get("schema").orElseThrow().get("type")).contains(Json.of("object"));
        });
        assertThat(items.getFirst().get("trigger")).contains(Json.TRUE);
        assertThat(items.getFirst().get("category")).contains(Json.of("trigger"));
    }

    @Test
    void sendsThemOnceToWhoHasThemAlready() {
        var someone = desk.someone();
        var tag = someone.get(PATH).header("ETag").orElseThrow();
        var again = someone.with("If-None-Match", tag).get(PATH);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(someone.with("If-None-Match", "\"other\"").get(PATH).status())
                .isEqualTo(200);
    }
}
