package reprise.core.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reprise.sdk.Json;

/** The same roots, each looked up once: for those who ask again for every item of a list. Lives within one thread. */
public final class RememberedRoots implements Roots {
    private final Roots roots;
    private final Map<String, Optional<Json>> byName = new HashMap<>();
    private final Map<String, Optional<Json>> byNode = new HashMap<>();

    public RememberedRoots(Roots roots) {
        this.roots = roots;
    }

    @Override
    public Optional<Json> root(String root) {
        return byName.computeIfAbsent(root, roots::root);
    }

    @Override
    public Optional<Json> node(String nodeId) {
        return byNode.computeIfAbsent(nodeId, roots::node);
    }

    @Override
    public long now() {
        return roots.now();
    }

    @Override
    public UUID uuid() {
        return roots.uuid();
    }
}
