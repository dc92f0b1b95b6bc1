package reprise.gateway.ingest;

import java.util.Optional;
import java.util.UUID;
import reprise.core.expression.Roots;
import reprise.sdk.Json;

/** What expressions at the door can speak of: the call, and nothing else yet. */
record TriggerRoots(Json trigger) implements Roots {

    @Override
    public Optional<Json> root(String root) {
        return root.equals("trigger") ? Optional.of(trigger) : Optional.empty();
    }

    @Override
    public Optional<Json> node(String nodeId) {
        return Optional.empty();
    }

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    /** No history holds it: it is of this call alone. */
    @Override
    public UUID uuid() {
        return UUID.randomUUID();
    }
}
