package reprise.language.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.language.definition.Workflows.plan;
import static reprise.language.definition.Workflows.problems;
import static reprise.language.definition.Workflows.warnings;
import static reprise.language.definition.Workflows.yaml;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.definition.SourceText;
import reprise.core.plan.PlanNode;

/** How nodes lie in the bodies of loops, and what is wrong with that. */
class RegionsTest {

    @Test
    void aPlanIsATreeOfRegions() {
        var plan = plan(nodes("""
                          - { id: each, type: each, config: { items: [1] } }
                          - { id: inner, type: each, config: { items: [1] }, parent: each }
                          - { id: leaf, type: set, config: { values: "{{ index }}" }, parent: inner }
                          - { id: after, type: set, config: { values: 1 } }
                        edges:
                          - { from: start, to: each }
                          - { from: each, to: after }
                        """));
        assertThat(plan.root().nodes().stream().map(PlanNode::id))
                .containsExactly(id("start"), id("each"), id("after"));
        assertThat(plan.node(id("each")).body().nodes().stream().map(PlanNode::id))
                .containsExactly(id("inner"));
        assertThat(plan.node(id("leaf")).loops()).containsExactly(id("each"), id("inner"));
    }

    @Test
    void edgesStayWithinOneRegion() {
        assertThat(problems(nodes("""
                          - { id: each, type: each, config: { items: [1] } }
                          - { id: body, type: set, config: { values: 1 }, parent: each }
                          - { id: other, type: each, config: { items: [1] } }
                          - { id: there, type: set, config: { values: 1 }, parent: other }
                          - { id: out, type: set, config: { values: 1 } }
                        edges:
                          - { from: start, to: body }
                          - { from: body, to: out }
                          - { from: body, to: there }
                        """)))
                .extracting(RegionsTest::withoutPlace)
                .containsExactly(
                        "edges[0]: leads into a loop: connect the loop itself, or nodes of one body",
                        "edges[1]: leads out of the loop each: connect the loop itself, or nodes of one body",
                        "edges[2]: leads out of the loop each: connect the loop itself, or nodes of one body");
    }

    @Test
    void onlyLoopsAreParents() {
        assertThat(problems(nodes("""
                          - { id: set, type: set, config: { values: 1 } }
                          - { id: body, type: set, config: { values: 1 }, parent: set }
                          - { id: lost, type: set, config: { values: 1 }, parent: each }
                          - { id: each, type: each, config: { items: [1] } }
                          - { id: again, type: manual, parent: each }
                        edges:
                          - { from: start, to: set }
                        """)))
                .extracting(RegionsTest::withoutPlace)
                .containsExactly(
                        "nodes[2].parent: set is a set node, which holds no others",
                        "nodes[5].parent: a trigger begins the whole execution: it cannot lie in a loop");
    }

    @Test
    void noLoopLiesInItsOwnBody() {
        assertThat(problems(nodes("""
                          - { id: a, type: each, config: { items: [1] }, parent: b }
                          - { id: b, type: each, config: { items: [1] }, parent: a }
                          - { id: self, type: each, config: { items: [1] }, parent: self }
                        edges: []
                        """)))
                .extracting(RegionsTest::withoutPlace)
                .contains(
                        "nodes[1].parent: closes a circle: a loop cannot lie in its own body",
                        "nodes[2].parent: closes a circle: a loop cannot lie in its own body",
                        "nodes[3].parent: closes a circle: a loop cannot lie in its own body");
    }

    @Test
    void aLoopHasABody() {
        assertThat(problems(nodes("""
                          - { id: each, type: each, config: { items: [1] } }
                        edges:
                          - { from: start, to: each }
                        """)))
                .extracting(RegionsTest::withoutPlace)
                .containsExactly("nodes[1]: has no body: give other nodes parent: each");
    }

    @Test
    void loopsLieInOneAnotherUpToABound() {
        var loops = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "  - { id: l" + i + ", type: each, config: { items: [1] }"
                        + (i > 1 ? ", parent: l" + (i - 1) : "") + " }")
                .collect(Collectors.joining("\n"));
        assertThat(problems(nodes(loops + "\n  - { id: leaf, type: set, config: { values: 1 }, parent: l10 }\n")))
                .extracting(RegionsTest::withoutPlace)
                .contains("nodes[11].parent: lies in more than 8 loops");
    }

    @Test
    void warnsOfWhatNothingLeadsToButNotOfWhatABodyBeginsWith() {
        var written = nodes("""
                          - { id: each, type: each, config: { items: [1] } }
                          - { id: body, type: set, config: { values: 1 }, parent: each }
                          - { id: refund, type: fetch, config: { url: "https://example.org" } }
                        edges:
                          - { from: start, to: each }
                        """);
        assertThat(warnings(written))
                .isEqualTo(List.of("nodes[3]: nothing leads to refund: it is skipped. Add an edge to it"));
        assertThat(problems(written)).as("it can be saved").isEmpty();
    }

    private static SourceText nodes(String rest) {
        return yaml("name: n\nnodes:\n  - { id: start, type: manual }\n" + rest);
    }

    private static String withoutPlace(String problem) {
        return problem.replaceAll(" @\\d+:\\d+$", "");
    }

    private static NodeId id(String value) {
        return new NodeId(value);
    }
}
