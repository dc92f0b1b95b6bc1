package reprise.core.expression;

import java.util.Optional;
import java.util.UUID;
import reprise.sdk.Json;

/** What an expression can speak of: {@code trigger}, {@code params}, {@code execution}, …, and nodes by their id. */
public interface Roots {

    /** @param root a name of {@link Scope#ROOTS}, or one that the scope declares more */
    Optional<Json> root(String root);

    /** The output of that node; empty where it has none, because it was skipped or has not run. */
    Optional<Json> node(String nodeId);

    /** In milliseconds since 1970; the same all through one decision. */
    long now();

    /** Another each time; the same ones again where the same is evaluated again from the beginning. */
    UUID uuid();
}
