package reprise.catalog;

import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import reprise.core.NodeId;
import reprise.core.definition.Definition;

/**
 * Where one webhook can be called while its workflow is live.
 *
 * @param path below {@code /hooks/}: {@code orders/:id}
 * @param own whether it is the workflow's unguessable one: whoever sees it may start the workflow
 */
public record HookAddress(NodeId node, SequencedSet<String> methods, String path, boolean own) {

    /** Those of a definition of that workflow: for each webhook the path its author chose, shortest first, and the unguessable one. */
    public static List<HookAddress> of(Workflow workflow, HookHome home, Definition definition) {
        var webhooks = Webhook.all(definition);
        var token = workflow.token().value();
        return webhooks.stream()
                .flatMap(hook -> Stream.concat(
                        hook.path().stream()
                                .flatMap(path -> paths(home, path))
                                .map(path -> at(hook, path.toString(), false)),
                        Stream.of(at(hook, webhooks.size() == 1 ? token : token + "/" + hook.node(), true))))
                .toList();
    }

    private static Stream<HookPath> paths(HookHome home, HookPath path) {
        var below = path.under(home.slug());
        return home.first() ? Stream.of(path, below) : Stream.of(below);
    }

    private static HookAddress at(Webhook hook, String path, boolean own) {
        return new HookAddress(hook.node(), hook.methods(), path, own);
    }
}
