package reprise.chaos.outside;

import reprise.bench.stage.Api;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** The two workflows that the product is asked to run: one that only calculates, one that calls the outside. */
public final class Workflows {
    static final String SECRET = "it-is-only-a-test-secret";
    static final String PLAIN = "chaos/plain";
    static final String EFFECTS = "chaos/effects";

    public static void launch(Api api, String outside) {
        api.launch(plain());
        api.launch(effects(outside));
    }

    private static JsonObject plain() {
        return Json.object(
                "name", "Chaos: plain",
                "nodes", Json.array(hook(PLAIN), note()),
                "edges", Json.array(edge("hook", "note")));
    }

    private static JsonObject effects(String outside) {
        return Json.object(
                "name",
                "Chaos: effects",
                "nodes",
                Json.array(
                        hook(EFFECTS),
                        call("call", "POST", outside),
                        node("wanted", "condition", Json.object("condition", "{{ trigger.body.confirm }}")),
                        call("confirm", "PUT", outside),
                        note()),
                "edges",
                Json.array(
                        edge("hook", "call"),
                        edge("call", "wanted"),
                        edge("wanted", "confirm").with("on", Json.of("true")),
                        edge("wanted", "note").with("on", Json.of("false"))));
    }

    private static JsonObject hook(String path) {
        return node(
                "hook",
                "webhook",
                Json.object(
                        "method",
                        "POST",
                        "path",
                        path,
                        "signature",
                        Json.object("scheme", "github", "secret", SECRET)));
    }

    private static JsonObject call(String id, String method, String outside) {
        return node(
                        id,
                        "http_request",
                        Json.object(
                                "method",
                                method,
                                "url",
                                outside + "/" + id + "/{{ trigger.body.serial }}",
                                "body",
                                "{{ trigger.body }}"))
                .with(
                        "retry",
                        Json.object(
                                "maxAttempts", 10,
                                "backoff", "exponential",
                                "initialDelay", "100ms",
                                "maxDelay", "1s",
                                "jitter", Json.of(0.2)))
                .with("timeout", Json.of("5s"));
    }

    private static JsonObject note() {
        return node("note", "set", Json.object("values", Json.object("serial", "{{ trigger.body.serial }}")));
    }

    private static JsonObject node(String id, String type, Json config) {
        return Json.object("id", id, "type", type, "config", config);
    }

    private static JsonObject edge(String from, String to) {
        return Json.object("from", from, "to", to);
    }

    private Workflows() {}
}
