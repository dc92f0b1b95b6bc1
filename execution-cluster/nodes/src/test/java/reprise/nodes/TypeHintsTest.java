package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.definition.SourceText;
import reprise.core.plan.Compilation;
import reprise.language.Language;
import reprise.sdk.Json;

/** Whoever writes a type that does not exist is told of one that does. */
class TypeHintsTest {

    @ParameterizedTest
    @CsvSource({
        "http, http_request",
        "httpRequest, http_request",
        "http-get, http_request",
        "HTTP Request, http_request",
        "fetch, http_request",
        "if, condition",
        "IF, condition",
        "sleep, delay",
        "webhook_trigger, webhook",
        "manualTrigger, manual",
        "swich, switch",
        "foreach, loop",
        "forEach, loop",
        "start, manual"
    })
    void theNearestInMeaningIsNamed(String written, String meant) {
        assertThat(problem(written)).isEqualTo("there is no node type " + written + "; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron", "function", "frobnicate", "_", "-"})
    void whereNothingIsNearAllThereAreAreNamed(String written) {
        var all = Flows.TYPES.all().stream().map(type -> type.spec().type()).toList();
        assertThat(problem(written))
                .isEqualTo("there is no node type " + written + "; there are " + String.join(", ", all));
    }

    @Test
    void aCircleIsToldOfWithTheTypeThatRepeats() {
        assertThat(problems(Json.object(
                        "name",
                        "n",
                        "nodes",
                        List.of(
                                Json.object("id", "start", "type", "manual"),
                                Json.object("id", "a", "type", "merge"),
                                Json.object("id", "b", "type", "merge", "parent", "a")),
                        "edges",
                        List.of(
                                Json.object("from", "start", "to", "a"),
                                Json.object("from", "a", "to", "b"),
                                Json.object("from", "b", "to", "a")))))
                .containsExactly(
                        "a is a merge node, which holds no others",
                        "closes a cycle: a → b → a; use a node of the type loop to repeat");
    }

    private static String problem(String type) {
        return problems(Json.object("name", "n", "nodes", List.of(Json.object("id", "x", "type", type))))
                .getFirst();
    }

    private static List<String> problems(Json definition) {
        var compiled =
                Language.compile(new PlanId(new WorkflowId(new UUID(1, 2)), 1), SourceText.of(definition), Flows.TYPES);
        return ((Compilation.Refused) compiled)
                .problems().stream().map(problem -> problem.issue()).toList();
    }
}
