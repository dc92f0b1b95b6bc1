package reprise.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.core.definition.Definition;
import reprise.core.definition.NodeDefinition;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNumber;

/**
 * What a webhook node listens to.
 *
 * @param methods in upper case; every one where the author said {@code ANY}
 * @param path the author's own, besides the unguessable one every webhook has
 */
public record Webhook(NodeId node, SequencedSet<String> methods, Optional<HookPath> path) {

    static final String TYPE = "webhook";

    private static final List<String> EVERY = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    static boolean is(NodeDefinition node) {
        return node.type().equals(TYPE) && !node.disabled();
    }

    /** Those of a definition whose webhooks are sound. */
    static List<Webhook> all(Definition definition) {
        return definition.nodes().stream().filter(Webhook::is).map(Webhook::of).toList();
    }

    /** @throws IllegalArgumentException where the path is none, saying what would be right */
    static Webhook of(NodeDefinition node) {
        var path = node.config()
                .get("path")
                .flatMap(Webhook::text)
                .map(HookPath::trim)
                .filter(text -> !text.isEmpty());
        return new Webhook(node.id(), methods(node.config()), path.map(HookPath::of));
    }

    /** YAML takes {@code path: 404} for a number. */
    private static Optional<String> text(Json value) {
        return value instanceof JsonNumber(Number number) ? Optional.of(number.toString()) : value.text();
    }

    private static SequencedSet<String> methods(Json config) {
        var several = config.get("methods").filter(JsonArray.class::isInstance).map(JsonArray.class::cast);
        var named = several.map(list -> list.items().stream().flatMap(item -> item.text().stream()))
                .orElseGet(() -> config.text("method").stream())
                .map(method -> method.toUpperCase(Locale.ROOT))
                .flatMap(method -> method.equals("ANY") ? EVERY.stream() : Stream.of(method))
                .toList();
        return new LinkedHashSet<>(named.isEmpty() ? List.of("POST") : named);
    }

    /** Whether every call that starts the one by its path would start the other too. */
    boolean meets(Webhook other) {
        return sharesMethod(other)
                && path.isPresent()
                && other.path.isPresent()
                && path.get().same(other.path.get());
    }

    private boolean sharesMethod(Webhook other) {
        return methods.stream().anyMatch(other.methods::contains);
    }
}
