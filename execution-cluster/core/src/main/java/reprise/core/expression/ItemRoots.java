package reprise.core.expression;

import java.util.Optional;
import java.util.UUID;
import reprise.sdk.Json;

/** What an expression can speak of where it is about one item of a list: the item, its index, and all that is around. */
public record ItemRoots(Roots around, Json item, int index) implements Roots {

    @Override
    public Optional<Json> root(String root) {
        return switch (root) {
            case "item" -> Optional.of(item);
            case "index" -> Optional.of(Json.of(index));
            default -> around.root(root);
        };
    }

    @Override
    public Optional<Json> node(String nodeId) {
        return around.node(nodeId);
    }

    @Override
    public long now() {
        return around.now();
    }

    @Override
    public UUID uuid() {
        return around.uuid();
    }
}
