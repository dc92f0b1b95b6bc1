package reprise.nodes;

import java.time.Instant;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;

/** Lets an execution go on only where something holds. */
public final class FilterNode implements PureNode<FilterNode.Config> {

    public record Config(
            @Field(help = "What is asked, as one expression.", condition = true)
            boolean condition,

            @Field(
                    help = "Whether the flow goes on where the condition holds, or where it does not.",
                    fallback = "true")
            boolean continueOn) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("filter", Config.class)
                .titled("Filter", "Lets an execution go on only where something holds.")
                .shown(Category.FLOW, "filter")
                .help("""
                        Where the `condition` is what `continueOn` says (true, if you say nothing), the flow goes on by `main`, else by
                        `rejected`. The input is passed on. A branch that nothing follows simply ends there.

                        To filter the items of a list, use a **Transform** node:
                        `{{ trigger.body.items.filter(i, i.total > 10) }}`.
                        """)
                .outputs("main", "rejected")
                .examples(
                        new Example("Only paid orders", Json.object("condition", "trigger.body.status == \"paid\"")),
                        new Example(
                                "All but tests",
                                Json.object("condition", "{{ trigger.body.test }} == true", "continueOn", false)));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return Step.passOn(config.condition() == config.continueOn() ? "main" : "rejected");
    }
}
