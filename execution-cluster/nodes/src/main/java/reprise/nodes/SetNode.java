package reprise.nodes;

import java.time.Instant;
import java.util.LinkedHashMap;
import reprise.sdk.Failure;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;

/** Puts together an object of named values. */
public final class SetNode implements PureNode<SetNode.Config> {

    public record Config(
            @Field(help = "The values by name; expressions keep their type.")
            JsonObject values,

            @Field(help = "Keep the members of the input beside them; of the same name, these win.", fallback = "false")
            boolean keep) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("set", Config.class)
                .titled("Set values", "Puts together an object of named values.")
                .shown(Category.DATA, "pencil")
                .help("""
                        The output is an object with the `values`. A value that is one `{{ expression }}` and nothing else keeps its
                        type; within text it is rendered.

                        With `keep`, the members of the input (an object) come first and the values are put over them.
                        """)
                .examples(
                        new Example(
                                "Pick what is needed",
                                Json.object(
                                        "values",
                                        Json.object(
                                                "sku",
                                                "{{ trigger.body.sku }}",
                                                "label",
                                                "Order {{ trigger.body.id }}"))),
                        new Example(
                                "Add to the input", Json.object("values", Json.object("checked", true), "keep", true)));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        if (!config.keep()) {
            return Step.output(config.values());
        }
        return switch (input.value()) {
            case JsonObject(var kept) -> {
                var members = new LinkedHashMap<>(kept);
                members.putAll(config.values().members());
                yield Step.output(new JsonObject(members));
            }
            case JsonNull _ -> Step.output(config.values());
            case Json other ->
                new Step.Failed(Failure.permanent(
                        "INPUT_NOT_OBJECT", "keep needs an object as input, but the input is " + other.kind()));
        };
    }
}
