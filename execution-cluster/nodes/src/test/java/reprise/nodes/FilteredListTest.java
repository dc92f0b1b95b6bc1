package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.nodes.Flows.failure;
import static reprise.nodes.Flows.output;
import static reprise.nodes.Flows.problems;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;

/** A filter with {@code items}, from its text to what an execution makes of it. */
class FilteredListTest {
    private static final Json ORDERS = Json.object(
            "rows",
            Json.array(
                    Json.object("sku", "a", "total", 250, "tags", List.of("big")),
                    Json.object("sku", "b", "total", 20, "tags", List.of()),
                    Json.object("sku", "c", "total", 300, "tags", List.of())));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "item.total > 100 | true | a, c",
                "item.total > 100 | false | b",
                "{{ item.total }} > {{ params.least }} | true | c",
                "{{ item.total > params.least && index != 2 }} | true | ``",
                "index % 2 == 0 | true | a, c",
                "item == trigger.body.rows[1] | true | b",
                "item.tags.exists(item, item == 'big') | true | a",
                "[1, 2].exists(index, index == 2) && index == 1 | true | b",
                "trigger.body.rows.filter(other, other.total > item.total).size() == 1 | true | a",
                "true | true | a, b, c",
                "trigger.type == 'webhook' | true | ``"
            })
    void keepsTheItemsForWhichItHoldsInTheirOrder(String condition, boolean continueOn, String kept) {
        var filtered = output(filter("{{ trigger.body.rows }}", condition, continueOn), ORDERS);
        assertThat(((JsonArray) filtered)
                        .items().stream().map(row -> row.text("sku").orElseThrow()))
                .containsExactlyElementsOf(kept.isEmpty() ? List.of() : List.of(kept.split(", ")));
    }

    @Test
    void takesItemsThatAreWrittenDownAndAConditionThatIsNoText() {
        assertThat(output(filter(List.of(1, "{{ trigger.body.n }}", "x"), "item != 'x'", true), Json.object("n", 2)))
                .isEqualTo(Json.array(Json.of(1), Json.of(2)));
        assertThat(output(filter(List.of(1, 2), true, false), Json.NULL)).isEqualTo(Json.EMPTY_ARRAY);
    }

    @Test
    void looksNullAndNestedListsInTheFace() {
        var rows = Json.array(Json.NULL, Json.EMPTY_ARRAY, Json.FALSE);
        assertThat(output(filter("{{ trigger.body }}", "item != null", true), rows))
                .isEqualTo(Json.array(Json.EMPTY_ARRAY, Json.FALSE));
    }

    @Test
    void goesOnByMainEvenWhereNothingIsLeft() {
        var filter = filter("{{ trigger.body }}", "false", true);
        var next = Json.object(
                "id", "next", "type", "set", "config", Json.object("values", Json.object("got", "{{ step }}")));
        assertThat(output(Flows.of(filter, next), Json.array(Json.of(1))))
                .isEqualTo(Json.object("got", Json.EMPTY_ARRAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "item.total > 100 | condition: at index 1: item has no member total",
                "item.total | condition: at index 0: the condition must be true or false, not a number",
                "item.total / index > 1 | condition: at index 0: divides by zero",
                "item.name.first == 1 | condition: at index 0: item has no member name"
            })
    void failsWithTheIndexOfTheItemAtFault(String condition, String message) {
        var rows = Json.array(Json.object("total", 5), Json.object("sku", "b"));
        assertThat(failure(filter("{{ trigger.body }}", condition, true), rows))
                .isEqualTo("EXPRESSION_FAILED " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | must be a list, not text",
                "5 | must be a list, not a number",
                "{\"a\": 1} | must be a list, not an object",
                "null | must be a list, not null: where it may be missing, write default(…, [])"
            })
    void failsWhereThereIsNoList(String value, String message) {
        var body = Json.object("rows", value.equals("text") ? Json.of("text") : Flows.parse(value));
        assertThat(failure(filter("{{ trigger.body.rows }}", "item > 1", true), body))
                .isEqualTo("EXPRESSION_FAILED items: " + message);
    }

    @Test
    void takesTheCureForAMissingList() {
        assertThat(output(filter("{{ default(trigger.body.rows, []) }}", "item > 1", true), Json.EMPTY_OBJECT))
                .isEqualTo(Json.EMPTY_ARRAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{{ trigger.body }}` | itm > 1 | condition: unknown name itm; did you mean item?",
                "`{{ trigger.body }}` | gone.x == item | condition: unknown name gone",
                "`{{ trigger.body }}` | item > | condition: the expression ends too early",
                "`{{ item }}` | item > 1 | items: item exists only where the items of a list are gone through, as in a filter's condition with items beside it",
                "trigger.body | item > 1 | items: must be a list, not text; an expression is written {{ … }}",
                "`{{ size(trigger.body) }}, {{ 2 }}` | item > 1 | items: must be a list, not text: an expression keeps its kind only where nothing stands around it but white space",
                "`{{ 'a' }}` | item > 1 | items: must be a list, not text",
                "`{{ {\"a\": 1} }}` | item > 1 | items: must be a list, not an object",
                "`{{ trigger.body.exists(x, x > 1) }}` | item > 1 | items: must be a list, not true or false",
                "`{{ params.least }}` | item > 1 | items: must be a list, not a number"
            })
    void findsWhatIsWrongBeforeAnythingRuns(String items, String condition, String problem) {
        assertThat(problems(filter(items, condition, true))).containsExactly("nodes[1].config." + problem);
    }

    @ParameterizedTest
    @CsvSource({"5, a number", "true, true or false"})
    void refusesAnythingButAListAsItems(String items, String kind) {
        assertThat(problems(filter(Flows.parse(items), "item > 1", true)))
                .containsExactly("nodes[1].config.items: must be a list, not " + kind);
    }

    @Test
    void refusesItemAndIndexWhereThereIsNoList() {
        var only =
                " exists only where the items of a list are gone through, as in a filter's condition with items beside it";
        assertThat(problems(filter(Json.NULL, "item.total > index", true)))
                .containsExactly("nodes[1].config.condition: item" + only, "nodes[1].config.condition: index" + only);
    }

    @Test
    void mayHaveAnEdgeFromRejectedAsEveryFilter() {
        var workflow = Flows.of(
                filter("{{ trigger.body }}", "item > 1", true),
                Json.object("id", "next", "type", "set", "config", Json.object("values", Json.EMPTY_OBJECT)));
        var edges = Json.array(
                Json.object("from", "start", "to", "step"),
                Json.object("from", "step", "to", "next", "on", "rejected"));
        assertThat(problems(workflow.with("edges", edges))).isEmpty();
    }

    @Test
    void filtersAHundredThousandItemsWithinItsBounds() {
        var numbers = numbers(100_000);
        var condition = "item.n > params.least && item.n % 2 == 0 && !(item.n in [4, 6]) && upper('' + item.n) != 'X'";
        var kept = (JsonArray) output(filter("{{ trigger.body }}", condition, true), numbers);
        assertThat(kept.items().size()).isEqualTo((99_998 - 262) / 2 + 1);
    }

    @Test
    void stopsWhereAllItemsTogetherTakeTooLong() {
        assertThat(failure(
                        filter("{{ trigger.body }}", "trigger.body.exists(other, other.n < 0)", true),
                        numbers(100_000)))
                .isEqualTo("EXPRESSION_FAILED condition: takes more than 2000000 steps for the 100000 items together: "
                        + "shorten the list, or ask less of each");
    }

    @Test
    void letsALongConditionGoThroughFewerItems() {
        var cheap = "index < 0" + " || false".repeat(800);
        assertThat(output(filter("{{ trigger.body }}", cheap, true), numbers(1_000)))
                .isEqualTo(Json.EMPTY_ARRAY);
        assertThat(failure(filter("{{ trigger.body }}", cheap, true), numbers(10_000)))
                .contains("takes more than 2000000 steps for the 10000 items together");
    }

    private static Json numbers(int count) {
        return Json.array(
                IntStream.range(0, count).mapToObj(n -> Json.object("n", n)).toList());
    }

    private static Json filter(Object items, Object condition, boolean continueOn) {
        return Json.object(
                "id",
                "step",
                "type",
                "filter",
                "config",
                Json.object("items", items, "condition", condition, "continueOn", continueOn));
    }
}
