package reprise.nodes;

import java.util.List;
import reprise.sdk.JsonText;
import reprise.sdk.NodeType;

/** The node types that calculate, wait or call, and the two triggers that are asked. */
public final class BuiltinNodes {
    private BuiltinNodes() {}

    /** In the order the palette shows them. */
    public static List<NodeType<?>> all(JsonText json) {
        return List.of(
                new WebhookNode(),
                new ManualNode(),
                new SetNode(),
                new TransformNode(),
                new JsonNode(json),
                new ConditionNode(),
                new SwitchNode(),
                new FilterNode(),
                new MergeNode(),
                new LoopNode(),
                new DelayNode(),
                new WaitNode(),
                new SubworkflowNode(),
                new RespondNode(),
                new HttpRequestNode(),
                new LogNode());
    }
}
