package reprise.language.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.language.expression.Given.conditionErrors;
import static reprise.language.expression.Given.errors;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.expression.Compiled;
import reprise.core.expression.Compiled.Error;
import reprise.core.expression.Scope;

class StaticChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ gone }} | 3 | unknown name gone",
                "{{ gone.x + 1 }} | 3 | unknown name gone",
                "😀 {{ gone }} | 6 | unknown name gone",
                "{{ '😀' + gone }} | 10 | unknown name gone",
                "{{ trigr.body }} | 3 | unknown name trigr; did you mean trigger?",
                "{{ stok.body }} | 3 | unknown name stok; did you mean stock?",
                "{{ body.total }} | 3 | unknown name body; did you mean trigger.body?",
                "{{ later.body }} | 3 | node later is not upstream of this one, so it has no output yet",
                "{{ 1 + nodes[\"later\"].x }} | 13 | node later is not upstream of this one, so it has no output yet",
                "{{ nodes.later.x }} | 9 | node later is not upstream of this one, so it has no output yet",
                "{{ nodes[\"constructor\"] }} | 9 | there is no node constructor",
                "{{ nodes[params.key] }} | 9 | nodes needs a node's id written out: nodes[\"id\"]",
                "{{ nodes }} | 2 | nodes needs a node's id written out: nodes[\"id\"]",
                "{{ size(nodes) }} | 8 | nodes needs a node's id written out: nodes[\"id\"]",
                "{{ secrets.api }} | 3 | secrets cannot be used here: there is no vault yet",
                "{{ vars.count }} | 3 | vars cannot be used here: no node sets them yet",
                "{{ item.x }} | 3 | item exists only where the items of a list are gone through, as in a filter's condition with items beside it",
                "{{ params.limit }} | 10 | the workflow declares no param limit",
                "{{ trigger.__proto__ }} | 11 | trigger has no member __proto__; it has type, body, raw, headers, query, params, method, path, scheduledAt; did you mean trigger.body.__proto__?",
                "{{ trigger.hedaers }} | 11 | trigger has no member hedaers; it has type, body, raw, headers, query, params, method, path, scheduledAt; did you mean headers?",
                "{{ workflow.class }} | 12 | workflow has no member class; it has id, name, version",
                "{{ uper('a') }} | 3 | unknown function uper; did you mean upper?",
                "{{ upper() }} | 3 | upper() takes 1 argument, not 0",
                "{{ 'a'.replace('b') }} | 7 | replace() takes 3 arguments, not 2",
                "{{ has(1) }} | 3 | is written has(a.b)",
                "{{ [1].map(1, 2) }} | 7 | is written list.map(x, …) with a name for the item",
                "{{ [[1]].map(x, x.map(x, x)) }} | 18 | x already names an item here: choose another name",
                "{{ {a: 1} }} | 4 | a member's name is written in quotes: \"a\"",
                "{{ Foo{a: 1} }} | 6 | there are no types to make objects of: write {\"name\": value}",
                "{{ b'x' }} | 3 | bytes cannot be written here: use text",
                "{{ trigger.body[-1] }} | 17 | items are counted from 0",
                "{{ }} | 2 | an expression is missing here",
                "{{ 1 + }} | 7 | the expression ends too early",
                "{{ trigger.headers.x-token }} | 20 | a name with a dash is written in quotes: [\"x-token\"]",
                "{{ trigger.body.x and true }} | 18 | and is written &&",
                "{{ 99999999999999999999 }} | 3 | this number is too large to be written here",
                "{{ 1 2 }} | 5 | 2 is not expected here",
                "{{ a = 1 }} | 5 | = compares nothing here: write ==",
                "{{ # }} | 3 | this character means nothing here",
                "{{ 'a }} | 3 | a text in quotes is not closed before the end",
                "a {{ b | 2 | {{ is not closed by }}",
                "{{ a } | 5 | a single } closes nothing here; {{ is closed by }}",
                "{{ a // c }} | 3 | unknown name a"
            })
    void refusesWithThePlace(String template, int offset, String issue) {
        assertThat(errors(template)).contains(new Error(offset, issue));
    }

    @Test
    void findsAllErrorsOfATemplate() {
        assertThat(errors("{{ gone }} {{ lost + upper() }}"))
                .containsExactly(
                        new Error(3, "unknown name gone"),
                        new Error(14, "unknown name lost"),
                        new Error(21, "upper() takes 1 argument, not 0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ trigger.body.a }} > gone | 23 | unknown name gone",
                "{{ a | 0 | {{ is not closed by }}",
                "a }} | 2 | } closes nothing here",
                "{{ a } | 5 | a single } closes nothing here; {{ is closed by }}",
                "trigger.body.a == \"x | 18 | a text in quotes is not closed before the end"
            })
    void refusesConditionsWithThePlace(String condition, int offset, String issue) {
        assertThat(conditionErrors(condition)).contains(new Error(offset, issue));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'{{ }}'"})
    void refusesAnEmptyCondition(String condition) {
        assertThat(conditionErrors(condition)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trigger.constructor.name",
                "Java.type('x')",
                "this",
                "(function(){})()",
                "x => x",
                "T(java.lang.Runtime)",
                "''.getClass()",
                "import('fs')",
                "require('fs')",
                "Packages.java",
                "`a`",
                "eval('1')",
                "@x",
                "#this",
                "new Foo()",
                "1; 2",
                "a = 1",
                "while(true){}",
                "google.protobuf.Struct{}",
                "__result__",
                "@result"
            })
    void knowsNothingBeyondTheData(String expression) {
        assertThat(errors("{{ " + expression + " }}")).isNotEmpty();
        assertThat(conditionErrors(expression)).isNotEmpty();
    }

    @Test
    void takesSecretsWhereTheyAreAllowed() {
        var scope = new Scope(Set.of(), Set.of(), Map.of(), true);
        assertThat(new CelExpressions().template("Bearer {{ secrets.api }}", scope))
                .isInstanceOf(Compiled.Ready.class);
    }
}
