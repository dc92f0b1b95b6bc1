package reprise.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reprise.nodes.Given.NOW;
import static reprise.nodes.Given.bind;
import static reprise.nodes.Given.evaluate;
import static reprise.nodes.Given.input;
import static reprise.nodes.Given.inputs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Step;

class FlowNodesTest {
    private static final Input INPUT = input(Json.object("a", 1));

    @Nested
    class Condition {
        @ParameterizedTest
        @CsvSource({"true", "false"})
        void leavesByWhatHoldsAndPassesTheInputOn(boolean holds) {
            assertThat(evaluate(new ConditionNode(), Json.object("condition", holds), INPUT))
                    .isEqualTo(Step.passOn(Boolean.toString(holds)));
        }

        @Test
        void refusesWhatIsNeitherTrueNorFalse() {
            assertThatThrownBy(() -> bind(new ConditionNode(), Json.object("condition", "yes")))
                    .hasMessage("condition must be true or false, not text");
        }
    }

    @Nested
    class Filter {
        @ParameterizedTest
        @CsvSource({"true, true, main", "false, true, rejected", "true, false, rejected", "false, false, main"})
        void goesOnWhereTheConditionIsAsAsked(boolean condition, boolean continueOn, String port) {
            assertThat(evaluate(new FilterNode(), Json.object("condition", condition, "continueOn", continueOn), INPUT))
                    .isEqualTo(Step.passOn(port));
        }
    }

    @Nested
    class Switch {
        @Test
        void takesTheFirstCaseThatHolds() {
            assertThat(evaluate(new SwitchNode(), cases(false, true, true), INPUT))
                    .isEqualTo(Step.passOn("case1"));
        }

        @Test
        void takesTheDefaultWhereNoneHolds() {
            assertThat(evaluate(new SwitchNode(), cases(false, false), INPUT)).isEqualTo(Step.passOn("default"));
        }

        @Test
        void namesItsPortsByItsCasesAsWritten() {
            var written = Json.object(
                    "cases",
                    Json.array(Json.object("name", "large", "when", "{{ a }} > 3"), Json.object("name", "small")));

            assertThat(new SwitchNode().spec().ports().apply(written)).containsExactly("large", "small", "default");
            assertThat(new SwitchNode().spec().ports().apply(Json.object("cases", "nonsense")))
                    .containsExactly("default");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "default | cases[0].name must be a name of its own: not blank, not default, not error",
                    "error | cases[0].name must be a name of its own: not blank, not default, not error",
                    "twice | cases[1].name is the name of an earlier case too"
                })
        void refusesNamesThatLeadNowhereOfTheirOwnBeforeAnythingRuns(String name, String problem) {
            var oneCase = Json.object("name", name, "when", "{{ trigger.body.a }}");
            var shape = new SwitchNode().spec().shape();

            assertThat(shape.check(Json.object("cases", Json.array(oneCase, oneCase)), text -> text.contains("{{")))
                    .first()
                    .extracting(misfit -> misfit.path() + " " + misfit.issue())
                    .isEqualTo(problem);
        }

        private static Json cases(boolean... holds) {
            var cases = new ArrayList<Json>();
            for (boolean when : holds) {
                cases.add(Json.object("name", "case" + cases.size(), "when", when));
            }
            return Json.object("cases", Json.array(cases));
        }
    }

    @Nested
    class Merge {
        private final MergeNode node = new MergeNode();

        @Test
        void passesOnTheObjectOfItsBranches() {
            assertThat(evaluate(node, Json.object("mode", "all"), inputs("a", 1, "b", 2)))
                    .isEqualTo(Step.passOn("main"));
        }

        @Test
        void namesTheBranchWhereOnlyOneWasTaken() {
            assertThat(evaluate(node, Json.EMPTY_OBJECT, inputs("a", 1))).isEqualTo(Step.output(Json.object("a", 1)));
        }

        @Test
        void putsOutTheFirstBranchAlone() {
            assertThat(evaluate(node, Json.object("mode", "first"), inputs("a", 1, "b", 2)))
                    .isEqualTo(Step.output(Json.object("a", 1)));
        }

        @Test
        void saysHowManyBranchesSuffice() {
            assertThat(quorum(Json.EMPTY_OBJECT)).isEmpty();
            assertThat(quorum(Json.object("mode", "all"))).isEmpty();
            assertThat(quorum(Json.object("mode", "first"))).hasValue(1);
            assertThat(quorum(Json.object("mode", "any"))).hasValue(1);
            assertThat(quorum(Json.object("mode", "any", "count", 3))).hasValue(3);
        }

        @Test
        void refusesACountThatIsNotKnownBeforehandOrMeansNothing() {
            var shape = node.spec().shape();

            assertThat(shape.check(Json.object("mode", "any", "count", "{{ a }}"), text -> text.contains("{{")))
                    .isNotEmpty();
            assertThat(shape.check(Json.object("mode", "first", "count", 2), _ -> false))
                    .extracting("path")
                    .containsExactly("count");
        }

        private OptionalInt quorum(Json config) {
            return node.spec().quorum().apply(config);
        }
    }

    @Nested
    class Delay {
        @Test
        void sleepsForAWhile() {
            assertThat(evaluate(new DelayNode(), Json.object("duration", "90s"), INPUT))
                    .isEqualTo(new Step.Sleep(NOW.plusSeconds(90), "main"));
        }

        @Test
        void sleepsUntilAMoment() {
            assertThat(evaluate(new DelayNode(), Json.object("until", "2027-02-01T10:00:00+01:00"), INPUT))
                    .isEqualTo(new Step.Sleep(Instant.parse("2027-02-01T09:00:00Z"), "main"));
        }

        @Test
        void doesNotWaitForWhatHasPassed() {
            assertThat(evaluate(new DelayNode(), Json.object("until", "2027-01-31T09:00:00Z"), INPUT))
                    .isEqualTo(Step.passOn("main"));
            assertThat(evaluate(new DelayNode(), Json.object("duration", "0s"), INPUT))
                    .isEqualTo(Step.passOn("main"));
        }

        @Test
        void failsForAMomentTooFarAway() {
            assertThat(evaluate(new DelayNode(), Json.object("until", "9999-01-01T00:00:00Z"), INPUT))
                    .isInstanceOf(Step.Failed.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | needs either duration or until",
                    "{\"duration\":\"1s\",\"until\":\"2027-01-31T09:00:00Z\"} | needs either duration or until",
                    "{\"until\":\"tomorrow\"} | until must be a moment in ISO-8601 with its zone, such as 2027-01-31T09:00:00Z",
                    "{\"duration\":\"4000d\"} | duration must be at most 3650d"
                })
        void refusesWhatSaysNoTime(String config, String problem) {
            assertThatThrownBy(() -> bind(new DelayNode(), Given.JSON.parse(config)))
                    .hasMessage(problem);
        }
    }
}
