package reprise.gateway.workflows;

import java.util.Locale;
import reprise.core.plan.NodeTypes;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;

/** Node types as the editor, the validator and the command line read them. */
final class NodeTypeJson {

    static Json of(NodeTypes types) {
        return Json.object("items", types.all().stream().map(NodeTypeJson::of).toList());
    }

    private static Json of(NodeType<?> type) {
        var spec = type.spec();
        return Json.object(
                "type", spec.type(),
                "title", spec.title(),
                "description", spec.description(),
                "category", spec.category().name().toLowerCase(Locale.ROOT),
                "icon", spec.icon(),
                "trigger", type instanceof TriggerNode,
                "outputs", spec.ports().apply(Json.EMPTY_OBJECT),
                "schema", spec.shape().schema(),
                "help", spec.help(),
                "examples", spec.examples().stream().map(NodeTypeJson::example).toList());
    }

    private static Json example(NodeSpec.Example example) {
        return Json.object("title", example.title(), "config", example.config());
    }

    private NodeTypeJson() {}
}
