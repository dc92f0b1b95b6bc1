package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.definition.SourceText;
import reprise.core.plan.Compilation;
import reprise.language.Language;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.NodeType;
import reprise.sdk.TriggerNode;

/** Every example is a node of a workflow that can be published as it stands. */
class ExamplesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void canBePublished(String type, String title, NodeType<?> nodeType, Json config) {
        var nodes = new ArrayList<Json>();
        var edges = new ArrayList<Json>();
        nodes.add(Json.object("id", "step", "type", type, "config", config));
        if (!(nodeType instanceof TriggerNode<?>)) {
            nodes.addFirst(Json.object("id", "start", "type", "manual"));
            edges.add(Json.object("from", "start", "to", "step"));
        }
        if (nodeType.spec().holdsBody()) {
            var inside = Json.object("value", "{{ item }}");
            nodes.add(Json.object("id", "inside", "type", "transform", "parent", "step", "config", inside));
        }
        var workflow = Json.object(
                "name", title,
                "params", Json.object("threshold", Json.object("type", "number", "default", 100)),
                "nodes", nodes,
                "edges", edges);

        var compiled =
                Language.compile(new PlanId(new WorkflowId(new UUID(1, 2)), 1), SourceText.of(workflow), Flows.TYPES);

        assertThat(compiled).isInstanceOf(Compilation.Ready.class);
    }

    private static Stream<Arguments> examples() {
        return Flows.TYPES.all().stream()
                .flatMap(type -> type.spec().examples().stream().map(example -> arguments(type, example)));
    }

    private static Arguments arguments(NodeType<?> type, Example example) {
        return Arguments.of(type.spec().type(), example.title(), type, example.config());
    }
}
