package reprise.nodes;

import java.time.Instant;
import java.util.Optional;
import reprise.sdk.Failure;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.sdk.JsonText.MalformedJson;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;

/** Turns JSON text into data, and data into JSON text. */
public final class JsonNode implements PureNode<JsonNode.Config> {
    private final JsonText text;

    public JsonNode(JsonText text) {
        this.text = text;
    }

    public record Config(
            @Field(help = "From text to data, or from data to text.")
            Operation operation,

            @Field(help = "What is turned into the other.") Json value) {}

    public enum Operation {
        PARSE,
        STRINGIFY
    }

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("json", Config.class)
                .titled("JSON", "Turns JSON text into data, and data into JSON text.")
                .shown(Category.DATA, "braces")
                .help("""
                        - `parse`: the `value` is text; the output is the data it stands for. Text that is not JSON fails the node with
                          the line and column.
                        - `stringify`: the output is the `value` as compact JSON text.
                        """)
                .examples(
                        new Example(
                                "Read a field that holds JSON text",
                                Json.object("operation", "parse", "value", "{{ trigger.body.payload }}")),
                        new Example(
                                "Write the whole call as text",
                                Json.object("operation", "stringify", "value", "{{ trigger.body }}")));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        return switch (config.operation()) {
            case PARSE -> parse(config.value());
            case STRINGIFY -> Step.output(Json.of(text.write(config.value())));
        };
    }

    private Step parse(Json value) {
        Optional<String> given = value.text();
        if (given.isEmpty()) {
            return new Step.Failed(
                    Failure.permanent("NOT_TEXT", "value must be JSON text to be parsed, but it is " + value.kind()));
        }
        try {
            return Step.output(text.parse(given.get()));
        } catch (MalformedJson e) {
            String message = "value is not JSON, line " + e.line() + ", column " + e.column() + ": " + e.getMessage();
            return new Step.Failed(Failure.permanent("MALFORMED_JSON", message)
                    .withDetails(Json.object("line", e.line(), "column", e.column())));
        }
    }
}
