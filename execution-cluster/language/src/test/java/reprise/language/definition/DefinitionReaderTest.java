package reprise.language.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.language.definition.Workflows.json;
import static reprise.language.definition.Workflows.problems;
import static reprise.language.definition.Workflows.read;
import static reprise.language.definition.Workflows.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.NodeId;
import reprise.core.definition.Definition;
import reprise.core.definition.EdgeDefinition;
import reprise.core.definition.IdempotencyWindow;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.NodeDefinition.Position;
import reprise.core.definition.Param;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.sdk.Json;

class DefinitionReaderTest {
    private static final String ORDER = """
            name: Order intake
            description: Large orders go to a person
            tags: [orders, orders, eu]
            params: { threshold: { type: number, default: 100, description: From here on }, must: { type: string }, fast: true, any: }
            nodes:
              - { id: hook, type: webhook, config: { method: POST, path: orders } }
              - id: stock
                type: fetch
                name: Stock
                notes: Asks the warehouse
                config: { url: "https://stock.example.com/{{ trigger.body.sku }}" }
                retry: { maxAttempts: 5, backoff: exponential, initialDelay: 1s, maxDelay: 1m, jitter: 0.2 }
                timeout: 10s
                onError: route
                onDoubt: retry
                hooks: null
                position: { x: 10, y: -2.5 }
              - { id: large, type: condition, disabled: true, config: { condition: "{{ trigger.body.total }} > {{ params.threshold }}" } }
              - { id: done, type: set, config: { values: { left: "{{ stock.body.left }}" } } }
            edges:
              - { from: hook, to: stock }
              - { from: stock, to: large }
              - { from: stock, to: done, on: error }
              - { from: large, to: done, on: true }
            settings: { timeout: 48h, concurrency: 50, errorWorkflow: null, retention: 30d, idempotencyWindow: 2h }
            metadata: { team: shop, "a.b": [1] }
            """;

    @Test
    void readsAllThatADefinitionCanSay() {
        var order = read(yaml(ORDER));
        assertThat(order.name()).isEqualTo("Order intake");
        assertThat(order.tags()).containsExactly("orders", "eu");
        assertThat(order.params())
                .containsEntry("threshold", new Param(Param.Type.NUMBER, Optional.of(Json.of(100)), "From here on"))
                .containsEntry("must", new Param(Param.Type.STRING, Optional.empty(), ""))
                .containsEntry("fast", new Param(Param.Type.BOOLEAN, Optional.of(Json.TRUE), ""))
                .containsEntry("any", new Param(Param.Type.ANY, Optional.of(Json.NULL), ""));
        var stock = order.nodes().get(1);
        assertThat(stock.name()).isEqualTo("Stock");
        assertThat(stock.retry())
                .isEqualTo(new RetryPolicy(5, Backoff.EXPONENTIAL, Duration.ofSeconds(1), Duration.ofMinutes(1), 0.2));
        assertThat(stock.timeout()).contains(Duration.ofSeconds(10));
        assertThat(stock.onError()).isEqualTo(OnError.ROUTE);
        assertThat(stock.position()).contains(new Position(10, -2.5));
        assertThat(order.nodes().get(2).disabled()).isTrue();
        assertThat(order.edges()).contains(edge("large", "done", "true"), edge("hook", "stock", ""));
        assertThat(order.settings().retention()).contains(Duration.ofDays(30));
        assertThat(order.settings().errorWorkflow()).isEmpty();
        assertThat(order.settings().idempotencyWindow())
                .contains(new IdempotencyWindow(Optional.of(Duration.ofHours(2))));
        assertThat(order.metadata()).containsEntry("a.b", Json.array(Json.of(1)));
    }

    private static EdgeDefinition edge(String from, String to, String on) {
        return new EdgeDefinition(new NodeId(from), new NodeId(to), on);
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"name": "n", "nodes": [{"id": "a", "type": "condition", "name": "A", "config": {"condition": "true"}}],
                 "edges": [{"from": "a", "to": "a", "on": "true"}]}
                """, """
                {"name": "n", "nodes": [{"id": "a", "type": "condition", "label": "A", "config": {"condition": "true"}}],
                 "connections": [{"source": "a", "target": "a", "action": "true"}]}
                """, """
                {"name": "n", "viewport": {"x": 0, "y": 0, "zoom": 1},
                 "nodes": [{"id": "a", "type": "condition", "data": {"label": "A", "config": {"condition": "true"}},
                            "width": 100, "measured": {"width": 1}, "selected": true}],
                 "edges": [{"id": "e1", "source": "a", "sourceHandle": "true", "target": "a", "targetHandle": null, "animated": true}]}
                """, """
                {"name": "n", "id": "x", "status": "draft", "active": true, "version": 3, "publishedVersion": null, "triggers": [],
                 "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z",
                 "nodes": [{"id": "a", "type": "condition", "name": "A", "config": {"condition": "true"}}],
                 "edges": [{"from": "a", "to": "a", "on": true}]}
                """})
    void readsEverySpellingAsTheSame(String text) {
        var definition = read(json(text));
        assertThat(definition.nodes().getFirst().name()).isEqualTo("A");
        assertThat(definition.nodes().getFirst().config()).isEqualTo(Json.object("condition", "true"));
        assertThat(definition.edges()).containsExactly(edge("a", "a", "true"));
    }

    @ParameterizedTest
    @CsvSource({
        "250ms, 250",
        "10s, 10000",
        "5m, 300000",
        "24h, 86400000",
        "30d, 2592000000",
        "PT1H30M, 5400000",
        "P1D, 86400000"
    })
    void readsDurations(String written, long millis) {
        assertThat(withTimeout(written).nodes().getFirst().timeout()).contains(Duration.ofMillis(millis));
    }

    private static Definition withTimeout(String timeout) {
        return read(yaml("name: n\nnodes: [{id: a, type: manual, timeout: %s}]".formatted(timeout)));
    }

    @Test
    void findsAllProblemsAtOnceEachWithItsPlace() {
        assertThat(problems(yaml("""
                        name: ""
                        descripton: x
                        tags: [1]
                        params: { "1x": 2, a: { type: numbr }, b: { type: number, default: x } }
                        nodes:
                          - { id: hook, type: manual }
                          - { id: "a b", type: set, config: { values: 1 } }
                          - { id: trigger, type: set }
                          - { id: x-1, type: set, config: 5, timout: 5s, timeout: 5, onError: rout }
                          - { id: x_1, type: set, retry: { maxAttempts: 0, jitter: 2 }, onDoubt: ask, hooks: {} }
                          - { type: set, position: { x: 1 } }
                          - 5
                        edges:
                          - { from: hook }
                          - { from: hook, source: hook, to: hook, on: 5 }
                        settings: { timeout: 0s, concurrency: 0, errorWorkflow: me, idempotencyWindow: 0s }
                        """)))
                .containsExactly(
                        "name: must not be blank @1:7",
                        "descripton: is not known here; did you mean description? @2:13",
                        "tags[0]: must be text, not a number @3:8",
                        "params.1x: a param's name has letters, digits, _ and -, begins with a letter, and has at most 64 characters @4:17",
                        "params.a.type: must be one of string, number, boolean, object, array, any; did you mean number? @4:31",
                        "params.b.default: must be of the param's type, not text @4:68",
                        "nodes[1].id: must have letters, digits, _ and - only, begin with a letter or a digit, and have at most 64 characters @7:11",
                        "nodes[2].id: trigger has a meaning of its own in expressions: choose another id @8:11",
                        "nodes[3].config: must be an object, not a number @9:35",
                        "nodes[3].timout: is not known here; did you mean timeout? @9:46",
                        "nodes[3].timeout: must be a duration such as 250ms, 10s, 5m, 24h, 30d or PT1H30M @9:59",
                        "nodes[3].onError: must be one of fail, continue, route; did you mean route? @9:71",
                        "nodes[4].id: is taken by nodes[3].id: ids must differ in more than - and _ @10:11",
                        "nodes[4].retry.maxAttempts: must be a whole number from 1 to 100 @10:49",
                        "nodes[4].retry.jitter: must be a number from 0 to 1 @10:60",
                        "nodes[4].onDoubt: ask is not available yet: leave it out, or say retry @10:74",
                        "nodes[4].hooks: is not available yet: leave it out @10:86",
                        "nodes[5].id: an id is missing @11:5",
                        "nodes[5].position.y: y is missing @11:28",
                        "nodes[6]: must be an object, not a number @12:5",
                        "edges[0].to: to is missing @14:5",
                        "edges[1].source: says the same as from: give one of them @15:27",
                        "edges[1].on: must be text, not a number @15:47",
                        "settings.timeout: must be longer than nothing @16:22",
                        "settings.concurrency: must be a whole number from 1 to 100000 @16:39",
                        "settings.errorWorkflow: must be a workflow's id @16:57",
                        "settings.idempotencyWindow: must be a duration such as 250ms, 10s, 5m, 24h, 30d or PT1H30M and longer than nothing, or forever @16:80");
    }

    @Test
    void namesTheWholeWhereItIsNoObject() {
        assertThat(problems(yaml("- 1"))).containsExactly(": must be an object, not a list @1:1");
        assertThat(problems(json("{}")))
                .containsExactly("name: a name is missing @1:1", "nodes: a list of nodes is missing @1:1");
    }

    @Test
    void refusesTooMuch() {
        var nodes = IntStream.range(0, 1_001)
                .mapToObj("{id: n%d, type: manual}"::formatted)
                .collect(Collectors.joining(","));
        assertThat(problems(yaml("name: n\nnodes: [" + nodes + "]")))
                .containsExactly("nodes: must have at most 1000 items, not 1001 @2:8");
        var edges = "{from: a, to: a},".repeat(5_001);
        assertThat(problems(yaml("name: n\nnodes: [{id: a, type: manual}]\nedges: [" + edges + "]")))
                .contains("edges: must have at most 5000 items, not 5001 @3:8");
        assertThat(problems(yaml("name: " + "n".repeat(201) + "\nnodes: [{id: a, type: manual}]")))
                .containsExactly("name: must have at most 200 characters @1:7");
    }

    @Test
    void keepsOddNamesAsData() {
        var odd = json("""
                {"name": "n\\u0000", "params": {"__proto__": 1, "constructor": {"type": "any"}},
                 "nodes": [{"id": "__proto__", "type": "manual"}, {"id": "constructor", "type": "set", "config": {"values": {"__proto__": 1}}},
                           {"id": "1", "type": "manual"}], "edges": []}
                """);
        assertThat(read(odd).params()).containsKeys("__proto__", "constructor");
        assertThat(problems(odd)).isEmpty();
    }
}
