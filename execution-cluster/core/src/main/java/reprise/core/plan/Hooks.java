package reprise.core.plan;

import java.util.HashMap;
import java.util.List;
import reprise.core.definition.Definition;
import reprise.core.definition.Findings;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNull;

/** What must hold for the webhooks of one workflow together, and for each so that it never stands open by mistake. */
final class Hooks {

    static void check(Definition definition, Findings findings) {
        var taken = new HashMap<String, Integer>();
        for (int i = 0; i < definition.nodes().size(); i++) {
            var node = definition.nodes().get(i);
            if (node.type().equals("webhook")) {
                var config = "nodes[" + i + "].config";
                for (var method : methods(node.config())) {
                    var path = node.config().text("path").orElse("");
                    var other = taken.putIfAbsent(method + " " + path, i);
                    if (other != null) {
                        findings.add(
                                config + ".path",
                                "is taken for " + method + " by nodes[" + other + "]: choose another");
                    }
                }
                var secret = config + ".signature.secret";
                if (isUnverifiable(node.config()) && !findings.concern(secret)) {
                    findings.add(secret, "is required: without it nothing could be verified");
                }
            }
        }
    }

    private static List<String> methods(Json config) {
        if (config.get("methods").orElse(Json.NULL) instanceof JsonArray(var items) && !items.isEmpty()) {
            return items.stream()
                    .flatMap(item -> item.text().stream())
                    .distinct()
                    .toList();
        }
        return List.of(config.text("method").orElse("POST"));
    }

    private static boolean isUnverifiable(Json config) {
        var signature = config.get("signature").orElse(Json.NULL);
        return !signature.text("scheme").orElse("none").equals("none")
                && signature.get("secret").filter(secret -> !isBlank(secret)).isEmpty();
    }

    private static boolean isBlank(Json secret) {
        return secret instanceof JsonNull
                || secret.text().filter(String::isBlank).isPresent();
    }

    private Hooks() {}
}
