package reprise.gateway.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The routes by the form they have in the reference, {@code /api/v1/executions/{id}}: what metrics call a request, so that
 * ids and nonsense do not become names. {@code **} at the end stands for any rest.
 */
public final class RouteTemplates {
    private static final String OTHER = "other";
    private static final String ANYTHING = "{}";
    private static final String REST = "**";

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private Optional<String> template = Optional.empty();
    }

    public static RouteTemplates of(Collection<String> templates) {
        var routes = new RouteTemplates();
        templates.forEach(routes::add);
        return routes;
    }

    /** The template that path fits; {@code other} where there is none. */
    public String match(String path) {
        return match(root, path, 1).orElse(OTHER);
    }

    private void add(String template) {
        var node = root;
        for (var segment : template.substring(1).split("/", -1)) {
            var key = segment.startsWith("{") ? ANYTHING : segment;
            node = node.next.computeIfAbsent(key, _ -> new Node());
        }
        node.template = Optional.of(template);
    }

    /** A literal segment wins over {@code {id}}, that over {@code **}. */
    private static Optional<String> match(Node node, String path, int from) {
        if (from > path.length()) {
            return node.template;
        }
        var slash = path.indexOf('/', from);
        var end = slash < 0 ? path.length() : slash;
        return step(node, path.substring(from, end), path, end)
                .or(() -> end > from ? step(node, ANYTHING, path, end) : Optional.empty())
                .or(() -> Optional.ofNullable(node.next.get(REST)).flatMap(rest -> rest.template));
    }

    private static Optional<String> step(Node node, String key, String path, int end) {
        var next = node.next.get(key);
        return next == null ? Optional.empty() : match(next, path, end + 1);
    }
}
