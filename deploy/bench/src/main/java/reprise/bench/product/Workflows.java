package reprise.bench.product;

import java.util.ArrayList;
import java.util.List;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** What is measured, as definitions. */
final class Workflows {

    /** trigger → set → end */
    static JsonObject oneStep(String path) {
        return workflow(path, List.of(step("done")), List.of(edge("hook", "done")));
    }

    /** trigger → ten times set → end, each from the one before */
    static JsonObject tenSteps(String path) {
        var nodes = new ArrayList<JsonObject>();
        var edges = new ArrayList<JsonObject>();
        nodes.add(step("s1"));
        edges.add(edge("hook", "s1"));
        for (int i = 2; i <= 10; i++) {
            var before = "s" + (i - 1);
            nodes.add(node("s" + i, "set", Json.object("values", Json.object("total", "{{ " + before + ".total }}"))));
            edges.add(edge(before, "s" + i));
        }
        return workflow(path, nodes, edges);
    }

    /** trigger → http_request → condition → end */
    static JsonObject call(String path, String url) {
        return workflow(
                path,
                List.of(
                        node("stock", "http_request", Json.object("method", "GET", "url", url)),
                        node("enough", "condition", Json.object("condition", "{{ stock.body.left }} > 3"))),
                List.of(edge("hook", "stock"), edge("stock", "enough")));
    }

    private static JsonObject workflow(String path, List<JsonObject> nodes, List<JsonObject> edges) {
        var all = new ArrayList<JsonObject>();
        all.add(node("hook", "webhook", Json.object("method", "POST", "path", path)));
        all.addAll(nodes);
        return Json.object("name", "Bench: " + path, "nodes", Json.array(all), "edges", Json.array(edges));
    }

    private static JsonObject step(String id) {
        return node(
                id,
                "set",
                Json.object(
                        "values",
                        Json.object(
                                "total", "{{ trigger.body.total }}", "customer", "{{ trigger.body.customer.name }}")));
    }

    private static JsonObject node(String id, String type, Json config) {
        return Json.object("id", id, "type", type, "config", config);
    }

    private static JsonObject edge(String from, String to) {
        return Json.object("from", from, "to", to);
    }

    private Workflows() {}
}
