package reprise.nodes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;

/** Lets an execution go on only where something holds, or keeps those items of a list for which it does. */
public final class FilterNode implements PureNode<FilterNode.Config> {

    public record Config(
            @Field(
                    help = "What is asked, as one expression; with items, it is asked of each item with its index.",
                    condition = true,
                    each = "items")
            List<Boolean> condition,

            @Field(
                    help =
                            "Whether the flow goes on, or an item is kept, where the condition holds or where it does not.",
                    fallback = "true")
            boolean continueOn,

            @Field(help = "A list to filter, instead of the run.")
            Optional<List<Json>> items) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("filter", Config.class)
                .titled("Filter", "Lets an execution go on only where something holds, or keeps some items of a list.")
                .shown(Category.FLOW, "filter")
                .help("""
                        Where the `condition` is what `continueOn` says (true, if you say nothing), the flow goes on by `main`, else by
                        `rejected`. The input is passed on. A branch that nothing follows simply ends there.

                        With `items`, a list is filtered instead of the run: the `condition` is asked of each `item`, whose place in
                        the list is `index`, counted from 0. The output is the list of those for which it is what `continueOn` says,
                        in their order. The flow always goes on by `main`, also with an empty list; what follows
                        `rejected` is skipped.
                        """)
                .outputs("main", "rejected")
                .examples(
                        new Example("Only paid orders", Json.object("condition", "trigger.body.status == \"paid\"")),
                        new Example(
                                "All but tests",
                                Json.object("condition", "{{ trigger.body.test }} == true", "continueOn", false)),
                        new Example(
                                "The large items of a list",
                                Json.object("items", "{{ trigger.body.items }}", "condition", "item.total > 100")),
                        new Example(
                                "All but the first",
                                Json.object("items", "{{ trigger.body.rows }}", "condition", "index > 0")));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return config.items()
                .map(items -> Step.output(kept(items, config)))
                .orElseGet(() -> Step.passOn(passes(config, 0) ? "main" : "rejected"));
    }

    private static Json kept(List<Json> items, Config config) {
        var kept = new ArrayList<Json>();
        for (int i = 0; i < items.size(); i++) {
            if (passes(config, i)) {
                kept.add(items.get(i));
            }
        }
        return new JsonArray(Collections.unmodifiableList(kept));
    }

    private static boolean passes(Config config, int index) {
        return config.condition().get(index) == config.continueOn();
    }
}
