package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.core.execution.ExecutionDeciderTest.NO_ANSWER;
import static reprise.core.execution.ExecutionDeciderTest.THRICE;
import static reprise.core.execution.ExecutionDeciderTest.done;
import static reprise.core.execution.ExecutionDeciderTest.failed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.expression.Roots;
import reprise.core.plan.TemplateFailure;
import reprise.core.value.Values;
import reprise.sdk.Answer;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;
import reprise.sdk.Step;

class PoliciesTest {
    private static final Step PASS_ON = Step.passOn("main");
    static final LogLine HELLO = new LogLine(LogLine.Level.INFO, "hello", Json.NULL);

    @ParameterizedTest
    @CsvSource({"PT1S, PT10S", "PT30S, PT30S", "PT1H, PT1M"})
    void retriesWaitAsLongAsTheOtherSideWantsWithinTheLongestDelay(Duration wanted, Duration delay) {
        var story = Story.begun(worker(THRICE, OnError.FAIL), "hook");
        story.when(new Fail(Story.step("a"), 1, NO_ANSWER, Optional.of(wanted), List.of()));

        var retry = (ExecutionEvent.NodeRetryScheduled) story.history().getLast();
        assertThat(Duration.between(retry.at(), retry.dueAt())).isEqualTo(delay);
    }

    @Nested
    class LogsAndAnswers {

        @Test
        void ofACalculationAreKeptBeforeItIsDone() {
            var answer = new Answer(201, Map.of("content-type", "text/plain"), Json.of("made"));
            var step = new Step.Done("main", Optional.empty(), List.of(HELLO, HELLO), Optional.of(answer));
            var story = Story.begun(
                    new Graph()
                            .trigger("hook")
                            .pure("a", step)
                            .worker("open")
                            .edge("hook", "a")
                            .edge("a", "open"),
                    "hook");
            story.then(
                    "started",
                    "hook completed main",
                    "a says hello",
                    "a says hello",
                    "a answers 201",
                    "a completed main",
                    "open started 1");
            assertThat(((Execution.Active) story.execution()).answer())
                    .map(ExecutionEvent.Responded::status)
                    .contains(answer.status());
        }

        @Test
        void ofAWorkerAreKeptWhetherItSucceedsOrFails() {
            var story = Story.begun(worker(THRICE, OnError.FAIL), "hook");
            story.when(new Fail(Story.step("a"), 1, NO_ANSWER, List.of(HELLO)))
                    .then("a says hello", "a retries after 1");
            story.after(Duration.ofSeconds(10)).when(new Tick());
            story.when(new Complete(Story.step("a"), 2, "main", Json.NULL, List.of(HELLO)))
                    .then("a says hello", "a completed main", "ended with [a]");
            assertThat(story.history().stream().filter(Logged.class::isInstance).map(event -> ((Logged) event)
                            .attempt()))
                    .containsExactly(1, 2);
        }

        @Test
        void ofAnAttemptThatWasGivenUpAreNotKept() {
            var story = Story.begun(worker(THRICE, OnError.FAIL), "hook").when(failed("a", 1, NO_ANSWER));
            story.when(new Complete(Story.step("a"), 1, "main", Json.NULL, List.of(HELLO)))
                    .then();
        }
    }

    @Nested
    class AConfigurationWithoutValue {

        @ParameterizedTest
        @EnumSource(OnError.class)
        void failsTheNodeAndIsNotRetried(OnError onError) {
            var story = Story.begun(worker(THRICE, onError).configured(PoliciesTest::noValue), "hook");
            var failed = onError == OnError.FAIL
                    ? "a failed"
                    : "a failed by " + (onError == OnError.ROUTE ? "error" : "main");
            var ended = onError == OnError.FAIL ? "ended failed by EXPRESSION_FAILED" : "ended with [a]";
            story.then("started", "hook completed main", failed, ended);
        }

        @Test
        void namesTheField() {
            var story =
                    Story.begun(worker(RetryPolicy.NONE, OnError.CONTINUE).configured(PoliciesTest::noValue), "hook");
            assertThat(Story.output(story.execution()).flatMap(json -> json.text("message")))
                    .contains("url: no such member");
        }

        @Test
        void thatDoesNotFitTheNodeFailsItToo() {
            Story.begun(worker(THRICE, OnError.ROUTE).configured(_ -> Json.object("unheardOf", 1)), "hook")
                    .then("started", "hook completed main", "a failed by error", "ended with [a]");
        }

        @Test
        void ofACalculationFailsItAsWell() {
            Story.begun(
                            new Graph()
                                    .trigger("hook")
                                    .pure("a", PASS_ON)
                                    .configured(PoliciesTest::noValue)
                                    .edge("hook", "a"),
                            "hook")
                    .then("started", "hook completed main", "a failed", "ended failed by EXPRESSION_FAILED");
        }

        @Test
        void isNoMatterWhereTheNodeIsDisabled() {
            Story.begun(
                            new Graph()
                                    .trigger("hook")
                                    .disabled("a")
                                    .configured(PoliciesTest::noValue)
                                    .edge("hook", "a"),
                            "hook")
                    .then("started", "hook completed main", "a completed main", "ended with [a]");
        }
    }

    @Nested
    class WhatIsNestedTooDeep {

        @Test
        void failsTheNodeThatPutsItOut() {
            Story.begun(
                            new Graph()
                                    .trigger("hook")
                                    .pure("a", Step.output(nested(JsonDepth.MOST)))
                                    .edge("hook", "a"),
                            "hook")
                    .then("started", "hook completed main", "a completed main", "ended with [a]");
            Story.begun(
                            new Graph()
                                    .trigger("hook")
                                    .pure("a", Step.output(nested(JsonDepth.MOST + 1)))
                                    .edge("hook", "a"),
                            "hook")
                    .then("started", "hook completed main", "a failed", "ended failed by NESTED_TOO_DEEP");
        }

        @Test
        void failsTheNodeThatIsConfiguredSo() {
            Story.begun(
                            worker(THRICE, OnError.ROUTE).configured(_ -> Json.object("value", nested(JsonDepth.MOST))),
                            "hook")
                    .then("started", "hook completed main", "a failed by error", "ended with [a]");
        }

        @Test
        void failsTheWorkerThatReportsIt() {
            Story.begun(worker(THRICE, OnError.FAIL), "hook")
                    .when(done("a", nested(JsonDepth.MOST + 1)))
                    .then("a failed", "ended failed by NESTED_TOO_DEEP");
        }

        @Test
        void isFoundOutBeforeTheStackIs() {
            Story.begun(worker(THRICE, OnError.FAIL), "hook")
                    .when(done("a", nested(200_000)))
                    .then("a failed", "ended failed by NESTED_TOO_DEEP");
        }

        private static Json nested(int levels) {
            Json value = Json.of("core");
            for (int i = 0; i < levels; i++) {
                value = i % 2 == 0 ? Json.array(value) : Json.object("in", value);
            }
            return value;
        }
    }

    @Nested
    class ACalculationThatMayGoBetterLater {

        @Test
        void isTriedAgainUntilItDoes() {
            var story = Story.begun(lucky(Step.output(Json.of("luck"))), "hook")
                    .then("started", "hook completed main", "a retries after 1");
            story.after(Duration.ofSeconds(10)).when(new Tick()).then("a retries after 2");
            story.after(Duration.ofSeconds(10)).when(new Tick()).then("a completed main", "ended with [a]");
        }

        @Test
        void countsItsAttemptsThroughASleep() {
            var story = Story.begun(lucky(new Step.Sleep(Story.NOON.plusSeconds(60), "main")), "hook");
            story.after(Duration.ofSeconds(10))
                    .when(new Tick())
                    .after(Duration.ofSeconds(10))
                    .when(new Tick())
                    .then("a waits");
            story.after(Duration.ofSeconds(60)).when(new Tick()).then("a completed main", "ended with [a]");
            assertThat(((ExecutionEvent.NodeCompleted) story.latest().getFirst()).attempt())
                    .isEqualTo(3);
        }

        private static Graph lucky(Step luck) {
            var unlucky = new Step.Failed(Failure.refused("UNLUCKY", "not now"));
            return new Graph()
                    .trigger("hook")
                    .pure(
                            "a",
                            (_, now) -> now.isBefore(Story.NOON.plusSeconds(20)) ? unlucky : luck,
                            OptionalInt.empty(),
                            THRICE,
                            OnError.FAIL)
                    .edge("hook", "a");
        }
    }

    @Nested
    class AQuorum {

        @ParameterizedTest
        @CsvSource({"1, 1", "2, 2", "3, 3", "9, 3"})
        void startsWhenSoManyCameOrAllAreDecided(int quorum, int needed) {
            var story = Story.begun(fan(3, quorum), "hook");
            for (int i = 0; i < 3; i++) {
                story.when(done("w" + i, Json.of(i)));
                boolean started = story.history().stream()
                        .anyMatch(event -> Story.inShort(event).startsWith("join completed"));
                assertThat(started).as("after %s", i + 1).isEqualTo(i + 1 >= needed);
            }
            story.then(
                    needed == 3
                            ? new String[] {"w2 completed main", "join completed main", "ended with [join]"}
                            : new String[] {"w2 completed main", "ended with [join]"});
        }

        @Test
        void takesWhatHadComeByThen() {
            var story = Story.begun(fan(3, 2), "hook")
                    .when(done("w2", Json.of("c")))
                    .when(done("w0", Json.of("a")))
                    .when(done("w1", Json.of("b")));
            assertThat(Story.output(story.execution())).contains(Json.object("w0", "a", "w2", "c"));
        }

        @Test
        void isSkippedWhereNothingCame() {
            var graph = new Graph()
                    .trigger("hook")
                    .pure("a", PASS_ON)
                    .pure("join", PASS_ON, OptionalInt.of(1))
                    .edge("hook", "a")
                    .edge("a", "join", "error");
            Story.begun(graph, "hook")
                    .then("started", "hook completed main", "a completed main", "join skipped", "ended with [a]");
        }

        private static Graph fan(int width, int quorum) {
            var graph = new Graph().trigger("hook");
            for (int i = 0; i < width; i++) {
                graph.worker("w" + i).edge("hook", "w" + i);
            }
            graph.pure("join", PASS_ON, OptionalInt.of(quorum));
            for (int i = 0; i < width; i++) {
                graph.edge("w" + i, "join");
            }
            return graph;
        }
    }

    @Nested
    class Deadlines {

        @Test
        void comeBeforeWhatElseIsDueAtThatMoment() {
            var nap = new Step.Sleep(Story.NOON.plusSeconds(60), "main");
            var graph = new Graph()
                    .trigger("hook")
                    .pure("nap", nap)
                    .edge("hook", "nap")
                    .timeout(Duration.ofSeconds(60));
            var story = Story.begun(graph, "hook");
            assertThat(story.execution().nextDue()).contains(Story.NOON.plusSeconds(60));
            story.after(Duration.ofSeconds(60))
                    .when(new Tick())
                    .then("ending failed by EXECUTION_TIMEOUT", "nap cancelled", "ended failed by EXECUTION_TIMEOUT");
        }

        @Test
        void leaveAloneWhatIsDueEarlier() {
            var nap = new Step.Sleep(Story.NOON.plusSeconds(59), "main");
            var graph = new Graph()
                    .trigger("hook")
                    .pure("nap", nap)
                    .edge("hook", "nap")
                    .timeout(Duration.ofSeconds(60));
            var story = Story.begun(graph, "hook");
            assertThat(story.execution().nextDue()).contains(Story.NOON.plusSeconds(59));
            story.after(Duration.ofSeconds(59)).when(new Tick()).then("nap completed main", "ended with [nap]");
        }

        @Test
        void doNotUndoAResultThatCameInTheEnd() {
            var story = Story.begun(worker(RetryPolicy.NONE, OnError.FAIL).timeout(Duration.ofSeconds(60)), "hook");
            story.after(Duration.ofSeconds(61)).when(done("a", Json.NULL)).then("a completed main", "ended with [a]");
            story.when(new Tick()).then();
        }
    }

    @Nested
    class WhatSleeps {
        private final Step nap = new Step.Sleep(Story.NOON.plusSeconds(60), "woken");

        @Test
        void canBeCancelled() {
            var story = Story.begun(new Graph().trigger("hook").pure("nap", nap).edge("hook", "nap"), "hook");
            story.when(new Cancel("enough", Cause.UNKNOWN))
                    .then("ending cancelled: enough", "nap cancelled", "ended cancelled: enough");
            assertThat(story.execution().nextDue()).isEmpty();
            story.after(Duration.ofSeconds(60)).when(new Tick()).then();
        }

        @Test
        void leavesByThePortItNamed() {
            var graph = new Graph()
                    .trigger("hook")
                    .pure("nap", nap)
                    .pure("late", PASS_ON)
                    .edge("hook", "nap")
                    .edge("nap", "late", "woken");
            Story.begun(graph, "hook")
                    .after(Duration.ofSeconds(60))
                    .when(new Tick())
                    .then("nap completed woken", "late completed main", "ended with [late]");
        }

        @Test
        void untilAMomentThatHasPassedDoesNotSleep() {
            var past = new Step.Sleep(Story.NOON, "main");
            Story.begun(new Graph().trigger("hook").pure("nap", past).edge("hook", "nap"), "hook")
                    .then("started", "hook completed main", "nap completed main", "ended with [nap]");
        }

        @Test
        void meansThatTheExecutionWaitsUnlessSomethingIsBeingDone() {
            var graph = new Graph()
                    .trigger("hook")
                    .pure("nap", nap)
                    .worker("a")
                    .edge("hook", "nap")
                    .edge("hook", "a");
            var story = Story.begun(graph, "hook");
            assertThat(ExecutionStatus.of(story.execution())).isEqualTo(ExecutionStatus.RUNNING);
            story.when(done("a", Json.NULL));
            assertThat(ExecutionStatus.of(story.execution())).isEqualTo(ExecutionStatus.WAITING);
        }
    }

    @Nested
    class WhatIsDisabled {

        @Test
        void isLeftByTheFirstOfItsPorts() {
            Story.begun(
                            new Graph()
                                    .trigger("hook")
                                    .disabled("a", List.of("approved", "rejected"))
                                    .edge("hook", "a"),
                            "hook")
                    .then("started", "hook completed main", "a completed approved", "ended with [a]");
        }

        @Test
        void endsNothingWhereItWouldHaveEndedTheExecution() {
            Story.begun(new Graph().trigger("hook").disabled("a", List.of()).edge("hook", "a"), "hook")
                    .then("started", "hook completed main", "a completed main", "ended with [a]");
        }
    }

    @Nested
    class WhatExpressionsSee {

        @Test
        void areTheTriggerTheParamsTheExecutionAndTheWorkflow() {
            var graph = new Graph()
                    .trigger("hook")
                    .worker("a")
                    .configured(roots -> Json.object(
                            "value",
                            Json.object(
                                    "trigger", root(roots, "trigger"),
                                    "params", root(roots, "params"),
                                    "vars", root(roots, "vars"),
                                    "execution", root(roots, "execution"),
                                    "version",
                                            root(roots, "workflow")
                                                    .get("version")
                                                    .orElseThrow(),
                                    "secrets", roots.root("secrets").isPresent(),
                                    "hook", roots.node("hook").orElseThrow(),
                                    "unknown", roots.node("unknown").isPresent())))
                    .edge("hook", "a")
                    .params(Json.object("threshold", 100, "kept", true));
            var begin = Story.start("hook");
            var given = Json.object("threshold", 7);
            var story = Story.of(graph)
                    .when(new Start(
                            begin.id(),
                            begin.workspace(),
                            begin.trigger(),
                            begin.input(),
                            given,
                            begin.cause(),
                            begin.key(),
                            Optional.empty()));
            assertThat(Values.INLINE
                            .json(Story.attempts(story.execution()).get("a").input())
                            .get("value"))
                    .contains(Json.object(
                            "trigger",
                            Story.TRIGGER,
                            "params",
                            Json.object("threshold", 7, "kept", true),
                            "vars",
                            Json.EMPTY_OBJECT,
                            "execution",
                            Json.object("id", begin.id().toString(), "startedAt", Story.NOON.toString()),
                            "version",
                            1,
                            "secrets",
                            false,
                            "hook",
                            Story.TRIGGER,
                            "unknown",
                            false));
        }

        private static Json root(Roots roots, String name) {
            return roots.root(name).orElseThrow();
        }
    }

    private static Json noValue(Roots roots) {
        throw new TemplateFailure("url", "no such member");
    }

    static Graph worker(RetryPolicy retry, OnError onError) {
        return new Graph().trigger("hook").worker("a", retry, onError).edge("hook", "a");
    }
}
