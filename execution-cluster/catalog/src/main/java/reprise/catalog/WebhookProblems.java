package reprise.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reprise.core.definition.Definition;
import reprise.core.definition.NodeDefinition;
import reprise.core.definition.Problem;
import reprise.core.plan.Plan;
import reprise.sdk.config.MisfitException;
import reprise.sdk.config.Shape;

/** What keeps a workflow's webhooks from being called as their author means it. */
final class WebhookProblems {

    private final List<Problem> problems = new ArrayList<>();
    private final List<Webhook> webhooks = new ArrayList<>();

    /** Paths that cannot be, or that two webhooks of the workflow share; params that no call can give. */
    static List<Problem> of(Definition definition) {
        var found = new WebhookProblems();
        definition.nodes().stream().filter(Webhook::is).findFirst().ifPresent(hook -> found.params(definition, hook));
        for (int i = 0; i < definition.nodes().size(); i++) {
            if (Webhook.is(definition.nodes().get(i))) {
                found.look(definition.nodes().get(i), config(i) + ".path");
            }
        }
        return found.problems;
    }

    private void params(Definition definition, NodeDefinition hook) {
        definition.params().forEach((name, param) -> {
            if (param.fallback().isEmpty()) {
                problems.add(problem(
                        "params." + name, "needs a default: a call of the webhook " + hook.id() + " cannot give it"));
            }
        });
    }

    private void look(NodeDefinition node, String field) {
        try {
            var webhook = Webhook.of(node);
            webhooks.stream()
                    .filter(webhook::meets)
                    .findFirst()
                    .ifPresent(first ->
                            problems.add(problem(field, "is where the node " + first.node() + " listens already")));
            webhooks.add(webhook);
        } catch (IllegalArgumentException e) {
            problems.add(problem(field, e.getMessage()));
        }
    }

    /** What the door could not read: it does so before there is an execution to evaluate expressions for. */
    static List<Problem> of(Plan plan) {
        var nodes = plan.definition().nodes();
        return IntStream.range(0, nodes.size())
                .filter(i -> Webhook.is(nodes.get(i)))
                .boxed()
                .flatMap(i -> misfits(plan, nodes.get(i), config(i)))
                .toList();
    }

    private static Stream<Problem> misfits(Plan plan, NodeDefinition node, String field) {
        try {
            Shape.bind(plan.node(node.id()).type().spec().config(), node.config());
            return Stream.empty();
        } catch (MisfitException e) {
            return e.misfits().stream()
                    .map(misfit ->
                            problem(misfit.path().isEmpty() ? field : field + "." + misfit.path(), misfit.issue()));
        }
    }

    private static String config(int node) {
        return "nodes[" + node + "].config";
    }

    private static Problem problem(String field, String issue) {
        return new Problem(field, issue, Optional.empty());
    }

    private WebhookProblems() {}
}
