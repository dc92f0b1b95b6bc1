package reprise.language.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.language.expression.Given.errors;
import static reprise.language.expression.Given.value;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.expression.ExpressionFailure;

/** A path read without the parser means what the parser makes of it, in value and in failure. */
class PlainPathTest {
    private static final String[] STARTS = {
        "trigger",
        "trigger.body",
        "trigger.body",
        "stock",
        "nodes.stock",
        "nodes[\"action-1\"]",
        "action-1",
        "skipped",
        "gone",
        "later",
        "params",
        "nodes",
        "workflow",
        "secrets",
        "vars",
        "true",
        "null"
    };
    private static final String[] STEPS = {
        ".total",
        ".items",
        "[0]",
        "[1]",
        "[9]",
        ".sku",
        ".n",
        ".nested",
        ".deep",
        ".er",
        "[\"a b\"]",
        "['ok']",
        ".tags",
        ".body",
        ".status",
        ".payload",
        "['input']",
        ".threshold",
        ".class",
        ".constructor",
        "[00]",
        "[12345678901]",
        "[\"\"]",
        ".1",
        "[true]",
        ".in",
        "[\"\\\"\"]",
        ".length"
    };

    @Test
    void meansTheSameWithAndWithoutTheParser() {
        var random = new Random(31);
        for (int i = 0; i < 3_000; i++) {
            var path = STARTS[random.nextInt(STARTS.length)]
                    + IntStream.range(0, random.nextInt(5))
                            .mapToObj(_ -> STEPS[random.nextInt(STEPS.length)])
                            .collect(Collectors.joining());
            assertThat(outcome(path)).as(path).isEqualTo(outcome("(" + path + ")"));
        }
    }

    /** Its value, its failure, or what is wrong with it. */
    private static Object outcome(String expression) {
        var errors = errors("{{ " + expression + " }}");
        if (!errors.isEmpty()) {
            return errors.stream()
                    .map(error -> error.issue().startsWith("unknown") ? error.issue() : "refused")
                    .toList()
                    .getFirst();
        }
        try {
            return value(expression);
        } catch (ExpressionFailure failure) {
            return failure.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  trigger.body.total  ",
                "\n trigger\n.body.total",
                "trigger . body . total",
                "trigger.body[ 'total' ]"
            })
    void takesSpaceWhereCelDoes(String path) {
        assertThat(value(path)).isEqualTo(value("trigger.body.total"));
    }
}
