package reprise.language.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reprise.language.expression.Given.errors;
import static reprise.language.expression.Given.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.expression.Budget;
import reprise.core.expression.ExpressionFailure;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;

/** Each of these ends by its own limit: without it the test would run for ages or out of memory. */
class HostileExpressionsTest {

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThat(errors("{{ " + "(".repeat(5_000) + "1" + ")".repeat(3_000) + " }}"))
                .isNotEmpty();
        assertThat(errors("{{ " + "!".repeat(8_000) + "true }}")).hasSizeLessThan(2);
        assertThat(errors("{{ " + "[".repeat(4_000) + " }}")).isNotEmpty();
        assertThat(errors("{{ 1" + " + 1".repeat(3_000) + " }}")).isNotEmpty();
        assertThat(errors("{{ trigger.body" + ".a".repeat(4_000) + "() }}")).isNotEmpty();
        assertThat(errors("{{ " + "x".repeat(10_000) + " + 1 }}")).isNotEmpty();
        assertThat(errors("{{ ".repeat(100_000))).isNotEmpty();
        assertThat(errors("{{ 1 ? ".repeat(900) + " }}")).isNotEmpty();
    }

    @Test
    void takesALongPathWithoutAParser() {
        assertThat(errors("{{ trigger.body" + ".a".repeat(4_000) + " }}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range(100000).map(a, range(100000).map(b, range(100000).size()))",
                "range(10000).all(a, range(10000).all(b, a + b >= 0))",
                "range(1000000000)",
                "range(0, 999999999)",
                "range(100000).sortBy(x, range(1000))"
            })
    void stopsLoops(String expression) {
        assertThatThrownBy(() -> value(expression)).isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void stopsTextsThatGrow() {
        var doubling = "'0123456789abcdef'";
        for (int i = 0; i < 30; i++) {
            doubling = "[" + doubling + "].map(x" + i + ", x" + i + " + x" + i + ")[0]";
        }
        var grown = doubling;
        assertThat(errors("{{ " + grown + " }}")).isEmpty();
        assertThatThrownBy(() -> value(grown))
                .isInstanceOf(ExpressionFailure.class)
                .hasMessageContaining("makes a text of more than");
        assertThatThrownBy(() -> value("'aaaaaaaaaaaaaaaa'" + ".replace('a', 'aaaaaaaaaaaaaaaa')".repeat(8)))
                .isInstanceOf(ExpressionFailure.class)
                .hasMessageContaining("makes a text of more than");
        assertThatThrownBy(() -> value("range(100000).map(x, '" + "x".repeat(100) + "').join(',')"))
                .isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void stopsListsThatShareTheirParts() {
        var doubling = "[1, 2]";
        for (int i = 0; i < 28; i++) {
            doubling = "[" + doubling + "].map(x" + i + ", [x" + i + ", x" + i + "])[0]";
        }
        var grown = doubling;
        assertThatThrownBy(() -> value(grown))
                .isInstanceOf(ExpressionFailure.class)
                .hasMessageContaining("makes a value of more than");
        assertThatThrownBy(() -> value("toJson(" + grown + ")")).isInstanceOf(ExpressionFailure.class);
        assertThatThrownBy(() -> value(grown + " == " + grown)).isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void neverMakesMoreThanCanBeWritten() {
        var text = new StrictJson(JsonLimits.STANDARD).write(value("range(100000).map(x, [x, x])"));
        assertThat(text.length()).isLessThan(16 * Budget.STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number('1e2147483648')",
                "number('1e2147483647')",
                "int('11e2147483647')",
                "int('1e-2147483648') + number('1e-2147483647') / 1",
                "toMillis('+999999999-12-31T23:59:59Z')",
                "toMillis('-999999999-01-01T00:00:00Z')",
                "timestamp(1e300)",
                "fromMillis(9223372036854775807)",
                "timestamp('9999-12-31T00:00:00Z') + duration('1000d')",
                "toMillis(duration('9223372036854775807s'))",
                "1e300 * 1e300",
                "round(1e300, -1000000)"
            })
    void endsWithAFailureOfTheExpressionAndNothingElse(String expression) {
        try {
            var value = value(expression);
            assertThat(Given.json(new StrictJson(JsonLimits.STANDARD).write(value)))
                    .isNotNull();
        } catch (ExpressionFailure expected) {
            assertThat(expected).hasMessageNotContaining("Exception");
        }
    }

    @Test
    void paysForTextsByTheirLength() {
        var long1 = "range(200000 / 2).map(i, 'xxxxxxxxxxxxxxxx').join('')";
        for (var test : new String[] {"t == u", "t < u", "t + u == t", "t.contains(u)"}) {
            assertThatThrownBy(() ->
                            value("[" + long1 + "].map(x, [x + 'b'].map(t, [x + 'a'].map(u, range(90000).filter(i, "
                                    + test + ").size())))"))
                    .as(test)
                    .isInstanceOf(ExpressionFailure.class);
        }
    }

    @SuppressWarnings("serial")
    private static final class NotAtHand extends RuntimeException {}

    /** Whoever has the roots may have to fetch a value first, and evaluates again then. */
    @Test
    void leavesWhatTheRootsThrowToThoseWhoAsked() {
        var roots = new reprise.core.expression.Roots() {
            @Override
            public java.util.Optional<Json> root(String root) {
                throw new NotAtHand();
            }

            @Override
            public java.util.Optional<Json> node(String nodeId) {
                throw new NotAtHand();
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
        for (var text : new String[] {"{{ trigger.body }}", "{{ stock.body + 1 }}", "a {{ size(trigger.body) }}"}) {
            var expression = Given.ready(new CelExpressions().template(text, Given.SCOPE));
            assertThatThrownBy(() -> expression.evaluate(roots)).isInstanceOf(NotAtHand.class);
        }
    }

    @Test
    void sharesOneBudgetAmongMany() {
        var budget = new Budget();
        var expression =
                Given.ready(new CelExpressions().template("{{ range(100000).map(i, i + 1).size() }}", Given.SCOPE));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        expression.evaluate(Given.ROOTS, budget);
                    }
                })
                .isInstanceOf(ExpressionFailure.class)
                .hasMessageContaining("steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x'.matches('(((a{100}){100}){100}){100}')",
                "'x'.matches('((a{1,1000}){1,1000})')",
                "'x'.matches('(')",
                "'x'.matches(range(3000).map(i, 'a').join(''))"
            })
    void refusesPatternsThatGrow(String expression) {
        assertThatThrownBy(() -> value(expression)).isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void stopsTestsThatAreNothingButLong() {
        var test = "true && ".repeat(900) + "true";
        assertThatThrownBy(() -> value("range(100000).filter(i, " + test + ")"))
                .isInstanceOf(ExpressionFailure.class)
                .hasMessageContaining("steps");
    }

    @Test
    void matchesInLinearTime() {
        assertThat(value("('" + "a".repeat(40) + "!').matches('^(a|aa)+$')")).isEqualTo(Json.FALSE);
        assertThat(value("range(50000).map(i, 'a').join('').matches('^(a+)+$')"))
                .isEqualTo(Json.TRUE);
    }

    @Test
    void searchesNoLongerThanItMay() {
        assertThatThrownBy(
                        () -> value(
                                "[range(60000).map(i, 'aaaaaaaaaaaaaaaa').join('')].map(t, t.indexOf(t.substring(400000) + 'b'))"))
                .isInstanceOf(ExpressionFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e300 * 1e300",
                "1e-300 * 1e-300",
                "number('1e999999999')",
                "number('1e99999999999')",
                "1e400 * 10 * 1e10"
            })
    void refusesNumbersBeyondAllUse(String expression) {
        if (errors("{{ " + expression + " }}").isEmpty()) {
            assertThatThrownBy(() -> value(expression)).isInstanceOf(ExpressionFailure.class);
        }
    }

    @Test
    void keepsNumbersSmallHoweverOftenTheyAreMultiplied() {
        var text = "1.0000000000000001" + " * 1.0000000000000001".repeat(50);
        assertThat(Values.rendered(value(text)).length()).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "formatDate(now(), 'ppppppppppppppppppppppppppp')",
                "formatDate(now(), '{')",
                "now() + duration('36500d') * 2",
                "now().getHours('Nowhere/City')",
                "parseDate('x', 'yyyy')",
                "duration('-5s')",
                "timestamp('tomorrow')",
                "base64Decode('%%%')",
                "base64Decode('/w==')",
                "fromJson('[' + trigger.body.name)",
                "bool('perhaps')",
                "int('one')"
            })
    void failsWithAMessageOfItsOwn(String expression) {
        assertThatThrownBy(() -> value(expression)).isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void neverTellsTheDataInAFailure() {
        for (var expression : new String[] {
            "int(trigger.body.name)", "trigger.body[trigger.body.name]", "timestamp(trigger.body.name)",
                    "fromJson(trigger.body.name)",
            "duration(trigger.body.name)", "trigger.body.name - 1", "parseDate(trigger.body.name, 'yyyy')",
                    "base64Decode(trigger.body.name)",
            "now().getHours(trigger.body.name)", "trigger.body.name ? 1 : 2", "sum([trigger.body.name])"
        }) {
            assertThatThrownBy(() -> value(expression))
                    .isInstanceOf(ExpressionFailure.class)
                    .message()
                    .doesNotContain("Ada");
        }
    }
}
