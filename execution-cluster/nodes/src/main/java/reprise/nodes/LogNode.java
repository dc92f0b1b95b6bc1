package reprise.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.LogLine;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Field;

/** Writes a line into the execution's log. */
public final class LogNode implements PureNode<LogNode.Config> {

    public record Config(
            @Field(help = "How much it matters.", fallback = "info")
            LogLine.Level level,

            @Field(help = "What is to be read.", widget = "textarea")
            String message,

            @Field(help = "Data beside the message.", widget = "json")
            Optional<Json> data) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("log", Config.class)
                .titled("Log", "Writes a line into the execution's log.")
                .shown(Category.ACTION, "notes")
                .help("""
                        The line shows on the execution's page and in `GET /api/v1/logs/{executionId}`, with this node's id, the level
                        (`debug`, `info`, `warn`, `error`), the message and the data. The input is passed on.
                        """)
                .examples(
                        new Example("A word", Json.object("message", "Order {{ trigger.body.id }} taken")),
                        new Example(
                                "A warning with data",
                                Json.object(
                                        "level", "warn",
                                        "message", "Stock is low",
                                        "data", Json.object("sku", "{{ trigger.body.sku }}"))));
    }

    @Override
    public Step evaluate(Config config, Input input, Instant now) {
        var line = new LogLine(config.level(), config.message(), config.data().orElse(Json.NULL));
        return new Step.Done("main", Optional.empty(), List.of(line), Optional.empty());
    }
}
