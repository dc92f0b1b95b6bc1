package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.sdk.Json;
import reprise.sdk.NodeSpec;
import reprise.sdk.NodeSpec.Example;
import reprise.sdk.NodeType;
import reprise.sdk.config.Shape;

class BuiltinNodesTest {

    @Test
    void listsEveryTypeOnce() {
        assertThat(specs().map(NodeSpec::type))
                .containsExactly(
                        "webhook",
                        "manual",
                        "set",
                        "transform",
                        "json",
                        "condition",
                        "switch",
                        "filter",
                        "merge",
                        "loop",
                        "delay",
                        "wait",
                        "subworkflow",
                        "respond",
                        "http_request",
                        "log");
    }

    @ParameterizedTest
    @MethodSource("specs")
    void tellsPeopleWhatItIs(NodeSpec<?> spec) {
        assertThat(spec.title()).isNotBlank().isNotEqualTo(spec.type());
        assertThat(spec.description()).endsWith(".");
        assertThat(spec.help()).hasSizeGreaterThan(80);
        assertThat(spec.icon()).matches("[a-z0-9]+(-[a-z0-9]+)*").isNotEqualTo("box");
    }

    @ParameterizedTest
    @MethodSource("specs")
    void describesEveryFieldOfItsConfiguration(NodeSpec<?> spec) {
        assertThat(spec.shape().schema().text("type")).contains("object");
        assertThat(spec.shape().fields()).isNotEmpty().allSatisfy(field -> {
            assertThat(field.help()).as(field.name()).endsWith(".");
            describesWhatIsWithin(field.shape());
        });
    }

    private static void describesWhatIsWithin(Shape shape) {
        switch (shape) {
            case Shape.ListOf list -> describesWhatIsWithin(list.item());
            case Shape.Fields fields ->
                assertThat(fields.fields())
                        .allSatisfy(field ->
                                assertThat(field.help()).as(field.name()).endsWith("."));
            default -> {}
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void showsExamplesThatFit(NodeSpec<?> spec) {
        assertThat(spec.examples()).isNotEmpty();
        for (Example example : spec.examples()) {
            assertThat(spec.shape().check(example.config(), text -> text.contains("{{")))
                    .as(example.title())
                    .isEmpty();
            List<String> ports = spec.ports().apply(example.config());
            assertThat(ports).isNotEmpty().doesNotHaveDuplicates().allMatch(port -> !port.isBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void namesItsPortsAndQuorumWhateverIsWritten(NodeSpec<?> spec) {
        for (Json nonsense : List.of(Json.EMPTY_OBJECT, Json.object("cases", 1, "mode", 2, "count", "x"))) {
            assertThat(spec.ports().apply(nonsense)).isNotEmpty();
            assertThat(spec.quorum().apply(nonsense)).isNotNull();
        }
    }

    private static Stream<NodeSpec<?>> specs() {
        return BuiltinNodes.all(Given.JSON).stream().map(NodeType::spec);
    }
}
