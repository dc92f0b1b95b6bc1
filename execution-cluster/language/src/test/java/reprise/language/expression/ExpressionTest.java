package reprise.language.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static reprise.language.expression.Given.condition;
import static reprise.language.expression.Given.json;
import static reprise.language.expression.Given.template;
import static reprise.language.expression.Given.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.expression.ExpressionFailure;
import reprise.sdk.Json;

class ExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // data
                "trigger.body.total | 250",
                "trigger.payload.total | 250",
                "trigger.input[\"total\"] | 250",
                "trigger[\"payload\"].total | 250",
                "trigger.body.items[1].sku | \"y\"",
                "trigger.body[\"a b\"] | 1",
                "trigger.headers['x-token'] | \"t\"",
                "trigger.body.nested.deep.er[1][0] | 2",
                "trigger.body[params.key] | 250",
                "trigger.body.items[size(trigger.body.items) - 1].sku | \"z\"",
                "trigger.body.constructor | \"c\"",
                "trigger.body[\"__proto__\"] | \"p\"",
                "trigger.body.n | null",
                "loop.big | 12345678901234567890",
                "stock.body.left | 3",
                "nodes.stock.body.left | 3",
                "nodes[\"stock\"].body.left | 3",
                "nodes[\"action-1\"].status | 200",
                "nodes.action-1.status | 200",
                "action-1.status | 200",
                "action-1-b.status | 201",
                "action-1.status-1 | 199",
                "action-1.status - action-1-b.status | -1",
                "\"action-1.status\" | \"action-1.status\"",
                "loop.count | 1",
                "workflow.name | \"Orders\"",
                "execution.id | \"e-1\"",
                // operators
                "1 + 2 * 3 | 7",
                "7 / 2 | 3.5",
                "8 / 2 | 4",
                "1 / 3 * 3 == 1 | false",
                "0.1 + 0.2 | 0.3",
                "10.5 * 2 | 21",
                "7 % 3 | 1",
                "-trigger.body.total | -250",
                "9223372036854775807 + 1 | 9223372036854775808",
                "\"a\" + \"b\" | \"ab\"",
                "\"n: \" + 2.50 | \"n: 2.5\"",
                "\"is \" + true | \"is true\"",
                "[1] + [2, 3] | [1,2,3]",
                "1 == 1.0 | true",
                "{\"a\": 1, \"b\": 2} == {\"b\": 2, \"a\": 1.0} | true",
                "\"a\" == 1 | false",
                "trigger.body.n == null | true",
                "2 < 10 && \"2\" > \"10\" | true",
                "!(1 > 2) && true | true",
                "1 in [1, 2] | true",
                "\"total\" in trigger.body | true",
                "trigger.body.total > params.threshold ? \"large\" : 0 | \"large\"",
                "{\"sku\": trigger.body.items[0].sku, \"l\": [1, null]} | {\"sku\":\"x\",\"l\":[1,null]}",
                // what may be missing
                "has(trigger.body.total) | true",
                "has(trigger.body.n) | true",
                "has(trigger.body.gone.deeper) | false",
                "has(skipped.body) | false",
                "default(trigger.body.gone, 5) | 5",
                "default(trigger.body.n, 5) | 5",
                "default(skipped, 5) | 5",
                "trigger.body.gone.deeper.orElse(\"x\") | \"x\"",
                "trigger.body.?gone.orValue(\"x\") | \"x\"",
                "trigger.body.?gone.deeper | null",
                "trigger.body[?params.key].orValue(0) | 250",
                // lists
                "trigger.body.items.filter(i, i.n > 1).map(i, i.sku) | [\"x\",\"y\"]",
                "trigger.body.items.map(i, i.n > 1, i.sku) | [\"x\",\"y\"]",
                "trigger.body.items.map(i, i.n * i.price).sum() | 3.7",
                "trigger.body.items.all(i, i.n > 0) | true",
                "trigger.body.items.exists(i, i.n > 4) | true",
                "trigger.body.items.exists_one(i, i.n > 1) | false",
                "trigger.body.items.existsOne(i, i.n > 4) | true",
                "[[1, 2], [3]].map(l, l.map(x, x + size(l))) | [[3,4],[4]]",
                "trigger.body.items.sortBy(i, i.n).map(i, i.sku) | [\"z\",\"x\",\"y\"]",
                "sort(trigger.body.tags) | [\"a\",\"b\",\"b\"]",
                "unique([1, 1.0, \"a\", \"a\", [1], [1.0], {\"a\": 1}]) | [1,\"a\",[1],{\"a\":1}]",
                "keys({\"a\": 1, \"b\": 2}) | [\"a\",\"b\"]",
                "values({\"a\": 1, \"b\": 2}) | [1,2]",
                "merge({\"a\": 1}, {\"a\": 2, \"b\": 3}) | {\"a\":2,\"b\":3}",
                "flatten([1, [2, [3]]]) | [1,2,[3]]",
                "reverse([1, 2]) | [2,1]",
                "slice([1, 2, 3], 1, 9) | [2,3]",
                "[1, 2].first() + [1, 2].last() | 3",
                "range(3) | [0,1,2]",
                "{\"a\": 1}.map(k, k) | [\"a\"]",
                // numbers
                "round(2.5) | 3",
                "round(2.345, 2) | 2.35",
                "floor(-2.5) | -3",
                "ceil(2.1) | 3",
                "abs(-3) | 3",
                "min(3, 1, 2) | 1",
                "max([3, 1, 2]) | 3",
                "avg([1, 2]) | 1.5",
                "int(\"12\") + int(3.9) | 15",
                "double(\"1.5\") | 1.5",
                "bool(\"true\") | true",
                // text
                "size(\"a😀b\") | 3",
                "\"a😀b\".substring(1, 2) | \"😀\"",
                "\"Abc\".upper() + \"Abc\".lower() | \"ABCabc\"",
                "\"  a \".trim() | \"a\"",
                "\"a,b\".split(\",\") | [\"a\",\"b\"]",
                "[\"a\", 1].join(\"-\") | \"a-1\"",
                "\"aXbX\".replace(\"X\", \"yy\") | \"ayybyy\"",
                "\"abc\".contains(\"b\") && \"abc\".startsWith(\"a\") && \"abc\".endsWith(\"c\") | true",
                "[1, 2].contains(2.0) | true",
                "\"abcb\".indexOf(\"b\") | 1",
                "\"abc\".matches(\"^a.c$\") | true",
                "string(1.50) | \"1.5\"",
                "type([]) | \"array\"",
                "r\"\\d\" | \"\\\\d\"",
                // forms of writing
                "toJson({\"a\": [1]}) | \"{\\\"a\\\":[1]}\"",
                "fromJson(\"{\\\"a\\\": 1}\").a | 1",
                "base64(\"ä\") | \"w6Q=\"",
                "base64Decode(\"w6Q=\") | \"ä\"",
                "sha256(\"\") | \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"",
                "urlEncode(\"a b&ä\") | \"a%20b%26%C3%A4\"",
                // times
                "now() | \"2025-11-20T12:00:00Z\"",
                "now() - timestamp(trigger.body.at) | \"PT1H30M\"",
                "now() + duration(\"24h\") > timestamp(\"2025-11-21\") | true",
                "formatDate(trigger.body.at, \"yyyy-MM-dd HH:mm\", \"Europe/Berlin\") | \"2025-11-20 11:30\"",
                "parseDate(\"20.11.2025 11:30\", \"dd.MM.yyyy HH:mm\", \"Europe/Berlin\") | \"2025-11-20T10:30:00Z\"",
                "timestamp(trigger.body.at).getFullYear() | 2025",
                "now().getHours(\"Europe/Berlin\") | 13",
                "toMillis(now()) | 1763640000000"
            })
    void hasTheValue(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(json(expected));
    }

    @Test
    void keepsTheTypeOfAWholeExpressionAndRendersWithinText() {
        assertThat(template("{{trigger.body.total}}")).isEqualTo(Json.of(250));
        assertThat(template("{{ trigger.body.items[0] }}")).isEqualTo(json("{\"sku\":\"x\",\"n\":2,\"price\":1.5}"));
        assertThat(template(" {{ trigger.body.total }}\n")).isEqualTo(Json.of(250));
        assertThat(template("a {{ trigger.body.total }}")).isEqualTo(Json.of("a 250"));
        assertThat(template(
                        "{{ trigger.body.name }}/{{ trigger.body.n }}/{{ trigger.body.ok }}/{{ trigger.body.tags }}"))
                .isEqualTo(Json.of("Ada//true/[\"b\",\"a\",\"b\"]"));
    }

    @Test
    void keepsEveryDigitThatIsWritten() {
        assertThat(value("12345678901234567.89").toString()).contains("12345678901234567.89");
        assertThat(template("a{{ 0.0000001 }}")).isEqualTo(Json.of("a0.0000001"));
        assertThat(template("a{{ -1.5e3 - 2.50 }}")).isEqualTo(Json.of("a-1502.5"));
        assertThat(Given.errors("{{ 1e999 }}")).isNotEmpty();
    }

    @Test
    void countsSecondsWhereCelDoes() {
        assertThat(value("int(timestamp(1763640000))")).isEqualTo(Json.of(1_763_640_000L));
        assertThat(value("timestamp(1763640000) == fromMillis(1763640000000)")).isEqualTo(Json.TRUE);
        assertThat(value("toMillis(timestamp(1.5))")).isEqualTo(Json.of(1_500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parseDate('31.02.2026', 'dd.MM.yyyy')",
                "parseDate('2026-13-01', 'yyyy-MM-dd')",
                "formatDate(now(), 'YYYY-MM-DD')",
                "formatDate(now(), 'YYYY-MM-dd')",
                "formatDate(now(), 'yyyy-MM-DD')",
                "formatDate(now(), 'yyyy-mm-dd')",
                "formatDate(now(), 'HH:MM')",
                "formatDate(now(), 'yyyy-MM-dd HH:MM')",
                "formatDate(now(), 'HH:mm:SS')",
                "formatDate(now(), 'hh:mm')",
                "parseDate('2026-01-31 03:10', 'yyyy-MM-dd hh:mm')",
                "parseDate('2026-01-31 10', 'yyyy-MM-dd mm')",
                "formatDate(1763640000000, 'yyyy')"
            })
    void refusesDatesThatWouldBeOthers(String expression) {
        assertThatThrownBy(() -> value(expression)).isInstanceOf(reprise.core.expression.ExpressionFailure.class);
    }

    @Test
    void readsDatesThatAreInTheCalendar() {
        assertThat(value("formatDate(parseDate('28.02.2026', 'dd.MM.yyyy'), 'yyyy-MM-dd')"))
                .isEqualTo(Json.of("2026-02-28"));
        assertThat(value("formatDate(parseDate('2026-02-28 01:30 pm', 'yyyy-MM-dd hh:mm a'), 'dd.MM. HH:mm:ss.SSS')"))
                .isEqualTo(Json.of("28.02. 13:30:00.000"));
        assertThat(value("formatDate(parseDate('2026-02-28 13', 'yyyy-MM-dd HH'), 'HH')"))
                .isEqualTo(Json.of("13"));
        assertThat(value("formatDate(parseDate('2026-02-28 13:30', 'uuuu-MM-dd HH:mm', 'Europe/Berlin'), 'HH:mm')"))
                .isEqualTo(Json.of("12:30"));
    }

    @Test
    void saysThatATemplateInQuotesIsText() {
        assertThat(Given.conditionErrors("'{{ trigger.body.name }}' == 'Ada'"))
                .singleElement()
                .satisfies(error -> assertThat(error.issue()).contains("without quotes"));
    }

    @Test
    void looksNoFurtherThanItMust() {
        assertThat(value("true || 1 / 0 > 1")).isEqualTo(Json.TRUE);
        assertThat(value("false && 1 / 0 > 1")).isEqualTo(Json.FALSE);
        assertThat(value("true ? 1 : 1 / 0")).isEqualTo(Json.of(1));
    }

    @Test
    void takesBracesInQuotesAsText() {
        assertThat(template("{{ \"{{\" }} and {{ '}}' }}")).isEqualTo(Json.of("{{ and }}"));
        assertThat(template("{{ {\"a\": {\"b\": 1}} }}")).isEqualTo(json("{\"a\":{\"b\":1}}"));
        assertThat(template("{{{\"a\": 1}}}")).isEqualTo(json("{\"a\":1}"));
        assertThat(template("}} and { }")).isEqualTo(Json.of("}} and { }"));
    }

    @Test
    void takesTheLongestIdAndNoneThatOnlyBeginsWithinIt() {
        var roots = Given.roots("{}", java.util.Map.of("a-b", "5", "b-c", "7", "c", "1"));
        var scope = Given.upstream("a-b", "b-c", "c", "1-x");
        for (var each : java.util.Map.of("a-b-c", 4, "b-c-a-b", 2, "a-b - b-c", -2, "c-c", 0)
                .entrySet()) {
            var expression = Given.ready(new CelExpressions().template("{{ " + each.getKey() + " }}", scope));
            assertThat(expression.evaluate(roots)).as(each.getKey()).isEqualTo(Json.of(each.getValue()));
        }
    }

    @Test
    void neverRendersDataTwice() {
        var roots = Given.roots("{\"body\": {\"a\": \"{{ secrets.api }}\"}}", java.util.Map.of());
        var text = Given.ready(new CelExpressions().template("{{ trigger.body.a }}", Given.SCOPE))
                .evaluate(roots);
        assertThat(text).isEqualTo(Json.of("{{ secrets.api }}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ action-1.status }} == 200",
                "{{ action-1.status == 200 }}",
                "action-1.status == 200",
                "{{trigger.body.total}} > {{ params.threshold }} && {{ trigger.body.name }} == \"Ada\"",
                "{{ {\"a\": {\"b\": true}}.a.b }}",
                "\"{{\" != \"}}\"",
                "true"
            })
    void readsAConditionAsOneExpression(String condition) {
        assertThat(condition(condition)).isEqualTo(Json.TRUE);
    }

    @Test
    void refusesAConditionThatIsNotTrueOrFalse() {
        assertThatThrownBy(() -> condition("{{ trigger.body.name }}"))
                .isInstanceOf(ExpressionFailure.class)
                .hasMessage("the condition must be true or false, not text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trigger.body.gone | trigger.body has no member gone | 16",
                "trigger.body.total.x | trigger.body.total is a number and has no member x | 22",
                "trigger.body.tags.length | trigger.body.tags is a list and has no member length; write size(…) | 21",
                "trigger.body.items[7] | trigger.body.items has no item 7 | 22",
                "trigger.body.name[0] | trigger.body.name is text and has no items | 21",
                "trigger.body[trigger.body.name] | trigger.body has no member of that name | 15",
                "skipped.body | node skipped has no output: it was skipped or has not run | 3",
                "1 / 0 | divides by zero | 5",
                "trigger.body.name * 2 | cannot multiply text and a number | 21",
                "\"a\" + null | cannot add text and null; use toJson(…) for lists and objects, default(…) for null | 7",
                "trigger.body.name > 2 | cannot compare text and a number | 21",
                "upper(2) | upper() needs text, not a number | 3",
                "[1].map(x, x.y) | x is a number and has no member y | 16",
                "sort([1, \"a\"]) | can sort only what is all of one kind: numbers, texts or times | 3",
                "1 && true | each side of && must be true or false, not a number | 5",
                "fromJson(trigger.body.name).x | fromJson(): the text is not JSON: a value is expected here (an object, list, text in double quotes, number, true, false or null) (line 1, column 1) | 3"
            })
    void saysWhyThereIsNoValueAndWhere(String expression, String message, int offset) {
        var failure = catchThrowableOfType(ExpressionFailure.class, () -> value(expression));
        assertThat(failure).hasMessage(message);
        assertThat(failure.offset()).isEqualTo(offset);
    }
}
