package reprise.core.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names an expression may use at its place.
 *
 * @param upstream nodes that have been decided by then
 * @param all every node of the workflow, to tell "not upstream" from "unknown"
 * @param params the declared ones, each with what {@link reprise.sdk.Json#kind} it has; empty for any
 * @param secrets whether {@code secrets} may be used here
 * @param more roots that exist at this place only
 */
public record Scope(
        Set<String> upstream, Set<String> all, Map<String, String> params, boolean secrets, Set<String> more) {

    /** What there is besides where each item of a list is gone through; {@link ItemRoots} has their values. */
    public static final Set<String> OF_ITEMS = Set.of("item", "index");

    public static final List<String> ROOTS =
            List.of("trigger", "params", "vars", "secrets", "execution", "workflow", "nodes");

    /** What each root holds, where that is the same for every workflow. */
    public static final Map<String, List<String>> MEMBERS = Map.of(
            "trigger", List.of("type", "body", "raw", "headers", "query", "params", "method", "path", "scheduledAt"),
            "execution", List.of("id", "startedAt"),
            "workflow", List.of("id", "name", "version"));

    /** Other names for a trigger's {@code body}. */
    public static final Set<String> BODY_NAMES = Set.of("payload", "input");

    public Scope(Set<String> upstream, Set<String> all, Map<String, String> params, boolean secrets) {
        this(upstream, all, params, secrets, Set.of());
    }

    /** The same place, for each item of a list. */
    public Scope ofItems() {
        return new Scope(upstream, all, params, secrets, OF_ITEMS);
    }
}
