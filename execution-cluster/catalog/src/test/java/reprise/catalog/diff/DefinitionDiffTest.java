package reprise.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

class DefinitionDiffTest {

    private static final JsonObject STOCK =
            node("stock", Json.object("url", "https://stock.example.com", "headers", Json.object("a.b", "1")));
    private static final JsonObject DONE = node("done", Json.object());
    private static final Json EDGE = edge("stock", "done", "main");

    private static final JsonObject BEFORE = definition(List.of(STOCK, DONE), List.of(EDGE));

    @Test
    void findsNothingBetweenAVersionAndItself() {
        assertThat(DefinitionDiff.between(BEFORE, BEFORE).isEmpty()).isTrue();
    }

    @Test
    void doesNotCareInWhichOrderNodesAndEdgesWereWritten() {
        var other = edge("done", "stock", "error");
        var one = definition(List.of(STOCK, DONE), List.of(EDGE, other));
        var two = definition(List.of(DONE, STOCK), List.of(other, EDGE));
        assertThat(DefinitionDiff.between(one, two).isEmpty()).isTrue();
    }

    @Test
    void tellsNodesThatCameAndWent() {
        var log = node("log", Json.object());
        var diff = DefinitionDiff.between(BEFORE, definition(List.of(STOCK, log), List.of(EDGE)));
        assertThat(diff.nodesAdded()).containsExactly(log);
        assertThat(diff.nodesRemoved()).containsExactly(DONE);
        assertThat(diff.nodesChanged()).isEmpty();
    }

    @Test
    void namesTheSmallestPartOfANodeThatChanged() {
        var now = node("stock", Json.object("url", "https://stock.example.com", "headers", Json.object("a.b", "2")));
        var diff = DefinitionDiff.between(BEFORE, definition(List.of(now, DONE), List.of(EDGE)));
        assertThat(diff.nodesChanged())
                .containsExactly(new NodeChange(
                        "stock",
                        List.of(new FieldChange(
                                "config.headers[\"a.b\"]", Optional.of(Json.of("1")), Optional.of(Json.of("2"))))));
    }

    @Test
    void tellsItemsOfListsByTheirPlace() {
        var two = node("done", Json.object("cases", Json.array(Json.of("a"), Json.of("b"))));
        var one = node("done", Json.object("cases", Json.array(Json.of("c"))));
        var diff = DefinitionDiff.between(definition(List.of(two), List.of()), definition(List.of(one), List.of()));
        assertThat(diff.nodesChanged().getFirst().changes())
                .containsExactly(
                        new FieldChange("config.cases[0]", Optional.of(Json.of("a")), Optional.of(Json.of("c"))),
                        new FieldChange("config.cases[1]", Optional.of(Json.of("b")), Optional.empty()));
    }

    @Test
    void tellsEdgesByWhatTheyConnect() {
        var moved = edge("stock", "done", "error");
        var diff = DefinitionDiff.between(BEFORE, definition(List.of(STOCK, DONE), List.of(moved)));
        assertThat(diff.edgesAdded()).containsExactly(moved);
        assertThat(diff.edgesRemoved()).containsExactly(EDGE);
    }

    @Test
    void tellsSettingsApartFromTheRest() {
        var after = BEFORE.with("settings", Json.object("timeout", "1h")).with("name", Json.of("Other"));
        var diff = DefinitionDiff.between(BEFORE, after);
        assertThat(diff.settings())
                .containsExactly(new FieldChange("settings.timeout", Optional.empty(), Optional.of(Json.of("1h"))));
        assertThat(diff.fields())
                .containsExactly(
                        new FieldChange("name", Optional.of(Json.of("Orders")), Optional.of(Json.of("Other"))));
    }

    private static JsonObject definition(List<? extends Json> nodes, List<Json> edges) {
        return Json.object(
                "name", "Orders", "nodes", Json.array(nodes), "edges", Json.array(edges), "settings", Json.object());
    }

    private static JsonObject node(String id, Json config) {
        return Json.object("id", id, "type", "set", "config", config);
    }

    private static Json edge(String from, String to, String on) {
        return Json.object("from", from, "to", to, "on", on);
    }
}
