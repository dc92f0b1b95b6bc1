package reprise.nodes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.sdk.PureNode;
import reprise.sdk.Step;
import reprise.sdk.config.Shape;

/** What the tests of nodes have in common. */
final class Given {
    static final Instant NOW = Instant.parse("2027-01-31T09:00:00Z");
    static final JsonText JSON = new StrictJson(JsonLimits.STANDARD);

    private Given() {}

    static Input input(Json value) {
        return new Input(value, Map.of("before", value));
    }

    /** Alternating node ids and outputs, in the order of the edges. */
    static Input inputs(Object... idsAndOutputs) {
        var byNode = new LinkedHashMap<>(Json.object(idsAndOutputs).members());
        return new Input(byNode.size() == 1 ? byNode.firstEntry().getValue() : Json.object(byNode), byNode);
    }

    /** What the node does with the configuration as it is after evaluation. */
    static <C> Step evaluate(PureNode<C> node, Json config, Input input) {
        return node.evaluate(Shape.bind(node.spec().config(), config), input, NOW);
    }

    static <C> C bind(PureNode<C> node, Json config) {
        return Shape.bind(node.spec().config(), config);
    }
}
