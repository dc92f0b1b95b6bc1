package reprise.core.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names an expression may use at its place.
 *
 * @param upstream nodes that have been decided by then
 * @param all every node of the workflow, to tell "not upstream" from "unknown"
 * @param params the declared ones
 * @param secrets whether {@code secrets} may be used here
 */
public record Scope(Set<String> upstream, Set<String> all, Set<String> params, boolean secrets) {

    public static final List<String> ROOTS =
            List.of("trigger", "params", "vars", "secrets", "execution", "workflow", "nodes");

    /** What each root holds, where that is the same for every workflow. */
    public static final Map<String, List<String>> MEMBERS = Map.of(
            "trigger", List.of("type", "body", "headers", "query", "params", "method", "path", "scheduledAt"),
            "execution", List.of("id", "startedAt"),
            "workflow", List.of("id", "name", "version"));

    /** Other names for a trigger's {@code body}. */
    public static final Set<String> BODY_NAMES = Set.of("payload", "input");
}
