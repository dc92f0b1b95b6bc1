package reprise.language.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static reprise.language.definition.Workflows.json;
import static reprise.language.definition.Workflows.plan;
import static reprise.language.definition.Workflows.problems;
import static reprise.language.definition.Workflows.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.expression.Roots;
import reprise.core.plan.PlanNode;
import reprise.core.plan.PlanNode.PlanEdge;
import reprise.core.plan.TemplateFailure;
import reprise.sdk.Json;

class PlanCompilerTest {

    @Test
    void ordersNodesByTheirEdgesAndTiesAsWritten() {
        var plan = plan(yaml("""
                        name: n
                        params: { threshold: 100, must: { type: string } }
                        nodes:
                          - { id: last, type: set, config: { values: "{{ b.x }}" } }
                          - { id: hook, type: webhook }
                          - { id: b, type: set, config: { values: 1 } }
                          - { id: a, type: condition, config: { condition: true } }
                          - { id: alone, type: set, config: { values: 1 } }
                        edges:
                          - { from: a, to: last, on: "false" }
                          - { from: hook, to: a }
                          - { from: hook, to: b, on: main }
                          - { from: b, to: last }
                        """));
        assertThat(plan.nodes().stream().map(node -> node.id().value()))
                .containsExactly("hook", "b", "a", "last", "alone");
        assertThat(plan.triggers()).extracting(PlanNode::id).containsExactly(new NodeId("hook"));
        assertThat(plan.node(new NodeId("last")).in())
                .containsExactly(edge("a", "last", "false"), edge("b", "last", "main"));
        assertThat(plan.node(new NodeId("hook")).out())
                .containsExactly(edge("hook", "a", "main"), edge("hook", "b", "main"));
        assertThat(plan.params()).isEqualTo(Json.object("threshold", 100));
    }

    private static PlanEdge edge(String from, String to, String on) {
        return new PlanEdge(new NodeId(from), new NodeId(to), on);
    }

    @Test
    void findsAllProblemsOfTheGraph() {
        assertThat(problems(yaml("""
                                        name: n
                                        nodes:
                                          - { id: hook, type: webhok }
                                          - { id: man, type: manual }
                                          - { id: if, type: condition, config: { condition: "1 > 2" }, onError: continue }
                                          - { id: a, type: set, config: { values: 1 }, parent: if }
                                          - { id: b, type: set, config: { values: 1 }, parent: nowhere, onError: route }
                                          - { id: c, type: set, config: { values: 1 } }
                                          - { id: end, type: stop }
                                        edges:
                                          - { from: man, to: if }
                                          - { from: if, to: a }
                                          - { from: if, to: b, on: yes }
                                          - { from: a, to: gone }
                                          - { from: nan, to: man }
                                          - { from: b, to: c }
                                          - { from: c, to: b }
                                          - { from: a, to: end, on: error }
                                          - { from: end, to: c }
                                          - { from: man, to: if, on: main }
                                          - { from: man, to: c, on: error }
                                        """)))
                .containsExactly(
                        "nodes[0].type: there is no node type webhok; did you mean webhook? @3:23",
                        "nodes[2].onError: continue goes on by the port main, which if does not have: use route @5:73",
                        "nodes[3].onError: must be route, as an edge with on: error leaves a @6:5",
                        "nodes[3].parent: if is a condition node, which holds no others @6:56",
                        "nodes[4].parent: there is no node nowhere @7:56",
                        "nodes[4].onError: route needs an edge with on: error that leaves b @7:74",
                        "edges[1]: must say on: true or false, the ports of if @12:5",
                        "edges[2].on: if has no port yes: it leaves by true or false @13:28",
                        "edges[3].to: there is no node gone @14:20",
                        "edges[4].from: there is no node nan; did you mean man? @15:13",
                        "edges[4].to: man is a trigger: nothing can lead to it @15:22",
                        "edges[6]: closes a cycle: b → c → b; use a node of the type each to repeat @17:5",
                        "edges[8]: end ends the execution: nothing can follow it @19:5",
                        "edges[9]: is there twice @20:5",
                        "edges[10].on: man has no port error: it leaves by main @21:29");
    }

    @Test
    void wantsATrigger() {
        assertThat(problems(yaml("name: n\nnodes: [{id: a, type: set, config: {values: 1}}]")))
                .containsExactly("nodes: must hold a trigger to start with, such as a webhook or a manual node @2:8");
        assertThat(problems(yaml("name: n\nnodes: []")))
                .containsExactly("nodes: must hold a trigger to start with, such as a webhook or a manual node @2:8");
    }

    @Test
    void namesEachCycleOnce() {
        assertThat(problems(yaml("""
                                        name: n
                                        nodes:
                                          - { id: m, type: manual }
                                          - { id: a, type: set, config: { values: "{{ b }}" } }
                                          - { id: b, type: set, config: { values: 1 } }
                                          - { id: c, type: set, config: { values: 1 } }
                                        edges: [{ from: m, to: a }, { from: a, to: b }, { from: b, to: a }, { from: c, to: c }]
                                        """)))
                .containsExactly(
                        "edges[2]: closes a cycle: a → b → a; use a node of the type each to repeat @7:49",
                        "edges[3]: closes a cycle: c → c; use a node of the type each to repeat @7:69");
    }

    @Test
    void findsMisfitsAndWrongExpressionsWithTheirPlaces() {
        assertThat(problems(yaml("""
                                        name: n
                                        params: { limit: 5 }
                                        nodes:
                                          - { id: m, type: manual }
                                          - id: get
                                            type: fetch
                                            disabled: true
                                            config:
                                              url: https://x/{{ trigger.body.sku }}/{{ later.x }}
                                              headers: { X-A: "{{ gone }}", X-B: "{{ secrets.key }}", X-C: "{{ params.limt }}" }
                                              limit: "{{ parms.limit }}"
                                              raw: "{{ not an expression }}"
                                              ulr: x
                                          - id: if
                                            type: condition
                                            config:
                                              condition: >
                                                {{ trigger.total }} > 1
                                          - { id: sw, type: switch, config: { cases: [{ name: a, when: "{{ get.x == 1" }, { when: "1 = 1" }] } }
                                          - { id: later, type: set, config: { values: { a: [1, { b: "{{ get.body. }}" }], c: "{{ upper(1, 2) }}" } } }
                                        edges:
                                          - { from: m, to: get }
                                          - { from: get, to: later }
                                        """)))
                .containsExactly(
                        "nodes[1].config.url: node later is not upstream of this one, so it has no output yet @9:48",
                        "nodes[1].config.headers.X-A: unknown name gone @10:27",
                        "nodes[1].config.headers.X-B: secrets cannot be used here: there is no vault yet @10:46",
                        "nodes[1].config.headers.X-C: the workflow declares no param limt; did you mean limit? @10:79",
                        "nodes[1].config.limit: unknown name parms; did you mean params? @11:18",
                        "nodes[1].config.ulr: is not known here; did you mean url? @13:12",
                        "nodes[2].config.condition: trigger has no member total; it has type, body, raw, headers, query, params, method, path, scheduledAt; did you mean trigger.body.total? @17:18",
                        "nodes[3].config.cases[0].when: {{ is not closed by }} @19:65",
                        "nodes[3].config.cases[1].name: is required @19:83",
                        "nodes[3].config.cases[1].when: = compares nothing here: write == @19:94",
                        "nodes[4].config.values.a[1].b: the expression makes no sense from here on @20:75",
                        "nodes[4].config.values.c: upper() takes 1 argument, not 2 @20:90");
    }

    @Test
    void namesProblemsAsTheAuthorSpelledThem() {
        assertThat(problems(json("""
                                        {"name": "n",
                                         "nodes": [{"id": "m", "type": "manual"},
                                                   {"id": "f", "type": "fetch", "data": {"config": {"url": "{{ x }}"}}}],
                                         "connections": [{"source": "m", "target": "g"}]}
                                        """)))
                .containsExactly(
                        "nodes[1].data.config.url: unknown name x @3:72",
                        "connections[0].target: there is no node g @4:44");
    }

    @Test
    void keepsWebhooksApartAndClosed() {
        assertThat(problems(yaml("""
                                        name: n
                                        nodes:
                                          - { id: a, type: webhook, config: { path: x } }
                                          - { id: b, type: webhook, config: { path: x, method: GET } }
                                          - { id: c, type: webhook, config: { path: x, methods: [PUT, POST] } }
                                          - { id: d, type: webhook, config: { path: y, signature: { scheme: github } } }
                                          - { id: e, type: webhook, config: { path: z, signature: { scheme: github, secret: " " } } }
                                          - { id: f, type: webhook, config: { path: q, signature: { scheme: github, secret: s } } }
                                          - { id: g, type: webhook, config: { path: r, signature: { scheme: none } } }
                                        """)))
                .containsExactly(
                        "nodes[2].config.path: is taken for POST by nodes[0]: choose another @5:45",
                        "nodes[3].config.signature.secret: is required: without it nothing could be verified @6:59",
                        "nodes[4].config.signature.secret: is required: without it nothing could be verified @7:85");
    }

    private static final Roots ROOTS = new Roots() {
        @Override
        public Optional<Json> root(String root) {
            return Optional.ofNullable(Map.of("trigger", (Json) Json.object("body", Json.object("sku", "s1", "n", 2)))
                    .get(root));
        }

        @Override
        public Optional<Json> node(String nodeId) {
            return Optional.empty();
        }

        @Override
        public long now() {
            return 0;
        }

        @Override
        public java.util.UUID uuid() {
            return new java.util.UUID(0, 0);
        }
    };

    @Test
    void evaluatesOnlyWhatChanges() {
        var plan = plan(yaml("""
                        name: n
                        nodes:
                          - { id: m, type: manual }
                          - id: get
                            type: fetch
                            config: { url: "https://x/{{ trigger.body.sku }}", headers: { a: b }, limit: "{{ trigger.body.n }}", raw: "{{ as it is }}" }
                          - { id: same, type: set, config: { values: { a: [1, "}} {"] } } }
                          - { id: if, type: condition, config: { condition: trigger.body.n > 1 } }
                          - { id: yes, type: condition, config: { condition: true } }
                          - { id: bad, type: set, config: { values: { a: [0, "{{ trigger.body.gone }}"] } } }
                        """));
        var get = plan.node(new NodeId("get"));
        assertThat(get.config().evaluate(ROOTS))
                .isEqualTo(Json.object(
                        "url", "https://x/s1", "headers", Json.object("a", "b"), "limit", 2, "raw", "{{ as it is }}"));
        assertThat(get.config().isConstant()).isFalse();
        assertThat(get.config().evaluate(ROOTS).get("headers").orElseThrow())
                .isSameAs(get.definition().config().get("headers").orElseThrow());
        var same = plan.node(new NodeId("same"));
        assertThat(same.config().isConstant()).isTrue();
        assertThat(same.config().evaluate(ROOTS)).isSameAs(same.definition().config());
        assertThat(plan.node(new NodeId("if")).config().evaluate(ROOTS)).isEqualTo(Json.object("condition", true));
        assertThat(plan.node(new NodeId("yes")).config().isConstant()).isTrue();
        var failure = catchThrowableOfType(
                TemplateFailure.class,
                () -> plan.node(new NodeId("bad")).config().evaluate(ROOTS));
        assertThat(failure.field()).isEqualTo("values.a[1]");
        assertThat(failure).hasMessage("trigger.body has no member gone");
    }

    @Test
    void readsTheFailureOfANodeWhoseErrorPortLeadsHere() {
        var plan = plan(yaml("""
                        name: n
                        nodes:
                          - { id: m, type: manual }
                          - { id: get, type: fetch, config: { url: x }, onError: route }
                          - { id: sorry, type: set, config: { values: "{{ get.message }}" } }
                        edges: [{ from: m, to: get }, { from: get, to: sorry, on: error }]
                        """));
        assertThat(plan.node(new NodeId("sorry")).in()).containsExactly(edge("get", "sorry", "error"));
    }

    @Test
    void takesThousandNodesInARow() {
        var nodes = IntStream.range(1, 1_000)
                .mapToObj(i -> "- {id: n-%d, type: set, config: {values: \"{{ %s }} and {{ n-%d.x }}\"}}\n"
                        .formatted(i, i > 1 ? "n-1.a.b" : "trigger.body", Math.max(0, i - 1)))
                .collect(Collectors.joining());
        var edges = IntStream.range(1, 1_000)
                .mapToObj(i -> "- {from: n-%d, to: n-%d}\n".formatted(i - 1, i))
                .collect(Collectors.joining());
        var plan = plan(yaml("name: n\nnodes:\n- {id: n-0, type: manual}\n" + nodes + "edges:\n" + edges));
        assertThat(plan.nodes()).hasSize(1_000);
    }
}
