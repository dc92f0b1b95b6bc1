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

/** Makes one value of any form. */
public final class TransformNode implements PureNode<TransformNode.Config> {

    public record Config(
            @Field(help = "What the node puts out: text, an object, a list, with expressions anywhere in it.")
            Json value) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("transform", Config.class)
                .titled("Transform", "Makes one value of any form.")
                .shown(Category.DATA, "transform")
                .help("""
                        The output is the `value` with its expressions evaluated: a list, an object, text, or whatever a single
                        expression gives.

                        It is also the way to reshape a list: `{{ trigger.body.items.map(i, i.sku) }}`. To filter one, a **Filter** node
                        with `items` says which item is at fault when the condition fails.
                        """)
                .examples(
                        new Example(
                                "The names of the large items of a list",
                                Json.object(
                                        "value", "{{ trigger.body.items.filter(i, i.total > 10).map(i, i.name) }}")),
                        new Example(
                                "An object of another form",
                                Json.object(
                                        "value",
                                        Json.object(
                                                "customer",
                                                Json.object("name", "{{ trigger.body.name }}"),
                                                "source",
                                                "web"))));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return Step.output(config.value());
    }
}
