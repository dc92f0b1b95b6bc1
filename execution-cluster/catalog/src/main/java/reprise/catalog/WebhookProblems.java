package reprise.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.core.definition.Problem;
import reprise.core.plan.Plan;
import reprise.sdk.config.MisfitException;
import reprise.sdk.config.Shape;

/** What keeps a workflow's webhooks from being called as their author means it. */
final class WebhookProblems {

    static List<Problem> of(Plan plan) {
        var definition = plan.definition();
        var problems = new ArrayList<Problem>();
        var webhooks = new ArrayList<Webhook>();
        for (int i = 0; i < definition.nodes().size(); i++) {
            var node = definition.nodes().get(i);
            if (Webhook.is(node)) {
                var field = "nodes[" + i + "].config";
                problems.addAll(misfits(plan, i, field));
                try {
                    var webhook = Webhook.of(node);
                    webhooks.stream()
                            .filter(webhook::meets)
                            .findFirst()
                            .ifPresent(first -> problems.add(
                                    problem(field + ".path", "is where \"" + first.node() + "\" listens already")));
                    webhooks.add(webhook);
                } catch (IllegalArgumentException e) {
                    problems.add(problem(field + ".path", e.getMessage()));
                }
            }
        }
        return problems;
    }

    /** The door reads the configuration before there is an execution to evaluate expressions for. */
    private static List<Problem> misfits(Plan plan, int index, String field) {
        var node = plan.definition().nodes().get(index);
        try {
            Shape.bind(plan.node(node.id()).type().spec().config(), node.config());
            return List.of();
        } catch (MisfitException e) {
            return e.misfits().stream()
                    .map(misfit ->
                            problem(misfit.path().isEmpty() ? field : field + "." + misfit.path(), misfit.issue()))
                    .toList();
        }
    }

    private static Problem problem(String field, String issue) {
        return new Problem(field, issue, Optional.empty());
    }

    private WebhookProblems() {}
}
