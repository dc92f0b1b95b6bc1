package reprise.nodes;

import java.util.List;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Category;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.TriggerNode;
import reprise.sdk.config.Field;

/** Starts an execution when a person or a program asks for it. */
public final class ManualNode implements TriggerNode<ManualNode.Config> {

    public record Config(
            @Field(help = "A JSON Schema that the input must fit; the editor shows a form for it.", widget = "json")
            Optional<JsonObject> inputSchema) {}

    @Override
    public NodeSpec<Config> spec() {
        return NodeSpec.of("manual", Config.class)
                .titled("Manual start", "Starts an execution when a person or a program asks for it.")
                .shown(Category.TRIGGER, "player-play")
                .help("""
                        The **Run** button, `reprise execute` and `POST /api/v1/workflows/{id}/execute` start here. What they give as
                        `input` is `trigger.body`.

                        With an `inputSchema` the input is checked before anything starts.
                        """)
                .examples(
                        new Example("No input needed", Json.EMPTY_OBJECT),
                        new Example(
                                "Ask for a customer",
                                Json.object(
                                        "inputSchema",
                                        Json.object(
                                                "type", "object",
                                                "properties", Json.object("customer", Json.object("type", "string")),
                                                "required", List.of("customer")))));
    }
}
