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

/** Goes one way where something holds and another where it does not. */
public final class ConditionNode implements PureNode<ConditionNode.Config> {

    public record Config(
            @Field(help = "What must hold, as one expression.", condition = true)
            boolean condition) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("condition", Config.class)
                .titled("Condition", "Goes one way where something holds and another where it does not.")
                .shown(Category.FLOW, "arrows-split-2")
                .help("""
                        The whole text of `condition` is one expression that is true or false; `{{ }}` around its parts only groups.
                        The flow leaves by the port `true` or `false` and the input is passed on.
                        """)
                .outputs("true", "false")
                .examples(
                        new Example(
                                "A large order",
                                Json.object("condition", "{{ trigger.body.total }} > {{ params.threshold }}")),
                        new Example(
                                "Several things at once",
                                Json.object(
                                        "condition",
                                        "trigger.body.country == \"DE\" && size(trigger.body.items) > 0")));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return Step.passOn(config.condition() ? "true" : "false");
    }
}
