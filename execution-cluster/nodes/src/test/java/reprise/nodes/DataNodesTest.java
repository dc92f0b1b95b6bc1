package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.nodes.Given.evaluate;
import static reprise.nodes.Given.input;

import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Step;

class DataNodesTest {
    private static final Input INPUT = input(Json.object("a", 1, "b", 2));

    @Nested
    class Set {
        @Test
        void putsOutTheValues() {
            assertThat(evaluate(new SetNode(), Json.object("values", Json.object("b", 3)), INPUT))
                    .isEqualTo(Step.output(Json.object("b", 3)));
        }

        @Test
        void keepsTheInputAndLetsTheValuesWin() {
            assertThat(evaluate(new SetNode(), Json.object("values", Json.object("b", 3), "keep", true), INPUT))
                    .isEqualTo(Step.output(Json.object("a", 1, "b", 3)));
        }

        @Test
        void doesNotChangeTheInputItKeeps() {
            evaluate(new SetNode(), Json.object("values", Json.object("b", 3), "keep", true), INPUT);

            assertThat(INPUT.value()).isEqualTo(Json.object("a", 1, "b", 2));
        }

        @Test
        void failsWhereThereIsNothingToKeep() {
            var step = evaluate(new SetNode(), Json.object("keep", true), input(Json.of("text")));

            assertThat(failure(step)).contains("keep needs an object as input, but the input is text");
        }
    }

    @Nested
    class Transform {
        @Test
        void putsOutAnyValueNullToo() {
            assertThat(evaluate(new TransformNode(), Json.object("value", Json.array(Json.of(1))), INPUT))
                    .isEqualTo(Step.output(Json.array(Json.of(1))));
            assertThat(evaluate(new TransformNode(), Json.object("value", null), INPUT))
                    .isEqualTo(Step.output(Json.NULL));
        }
    }

    @Nested
    class JsonData {
        private final JsonNode node = new JsonNode(Given.JSON);

        @Test
        void parsesText() {
            assertThat(evaluate(node, Json.object("operation", "parse", "value", "{\"a\":[1.50]}"), INPUT))
                    .isEqualTo(Step.output(Json.object("a", Json.array(Json.from(new BigDecimal("1.50"))))));
        }

        @Test
        void writesText() {
            assertThat(evaluate(node, Json.object("operation", "stringify", "value", Json.object("a", true)), INPUT))
                    .isEqualTo(Step.output(Json.of("{\"a\":true}")));
        }

        @Test
        void tellsLineAndColumnWhereTextIsNotJson() {
            var step = evaluate(node, Json.object("operation", "parse", "value", "{\n  \"a\": CANARY\n}"), INPUT);

            assertThat(failure(step)).contains("line 2, column").doesNotContain("CANARY");
            assertThat(((Step.Failed) step).failure().details().get("line")).contains(Json.of(2));
            assertThat(((Step.Failed) step).failure().retryable()).isFalse();
        }

        @Test
        void failsToParseWhatIsNoText() {
            var step = evaluate(node, Json.object("operation", "parse", "value", Json.EMPTY_OBJECT), INPUT);

            assertThat(failure(step)).isEqualTo("value must be JSON text to be parsed, but it is an object");
        }
    }

    private static String failure(Step step) {
        return ((Step.Failed) step).failure().message();
    }
}
