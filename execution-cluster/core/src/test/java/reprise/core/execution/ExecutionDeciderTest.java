package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reprise.core.definition.NodeDefinition.OnError;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Complete;
import reprise.core.execution.ExecutionCommand.Fail;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

class ExecutionDeciderTest {
    static final RetryPolicy THRICE =
            new RetryPolicy(3, Backoff.FIXED, Duration.ofSeconds(10), Duration.ofMinutes(1), 0);
    private static final Step ONE = Step.output(Json.of(1));
    private static final Failure REFUSED = Failure.refused("UPSTREAM_STATUS", "answered 503");
    static final Failure NO_ANSWER = Failure.unknown("TIMEOUT", "no answer");
    private static final Failure HOPELESS = Failure.permanent("NOT_FOUND", "answered 404");

    @Nested
    class TheFlow {

        @Test
        void goesThroughWhatOnlyCalculatesInOneDecision() {
            Story.begun(
                            new Graph()
                                    .trigger("hook")
                                    .pure("a", ONE)
                                    .pure("b", ONE)
                                    .edge("hook", "a")
                                    .edge("a", "b"),
                            "hook")
                    .then("started", "hook completed main", "a completed main", "b completed main", "ended with [b]");
        }

        @Test
        void followsTheTakenEdgeAndSkipsTheOther() {
            var graph = new Graph()
                    .trigger("hook")
                    .pure("check", Step.passOn("true"))
                    .pure("big", ONE)
                    .pure("small", ONE)
                    .edge("hook", "check")
                    .edge("check", "big", "true")
                    .edge("check", "small", "false");
            Story.begun(graph, "hook")
                    .then(
                            "started",
                            "hook completed main",
                            "check completed true",
                            "big completed main",
                            "small skipped",
                            "ended with [big]");
        }

        @Test
        void skipsWhatLiesBehindWhatWasSkipped() {
            var graph = new Graph()
                    .trigger("hook")
                    .pure("check", Step.passOn("true"))
                    .pure("small", ONE)
                    .pure("behind", ONE)
                    .edge("hook", "check")
                    .edge("check", "small", "false")
                    .edge("small", "behind");
            Story.begun(graph, "hook")
                    .then(
                            "started",
                            "hook completed main",
                            "check completed true",
                            "small skipped",
                            "behind skipped",
                            "ended with [check]");
        }

        @Test
        void skipsWhatNothingLeadsToAndWhatLiesBehindIt() {
            var graph = new Graph()
                    .trigger("hook")
                    .pure("a", ONE)
                    .worker("refund")
                    .worker("behind")
                    .edge("hook", "a")
                    .edge("refund", "behind");
            Story.begun(graph, "hook")
                    .then(
                            "started",
                            "hook completed main",
                            "a completed main",
                            "refund skipped",
                            "behind skipped",
                            "ended with [a]");
        }

        @Test
        void runsIndependentBranchesAtOnceAndJoinsThem() {
            var story = Story.begun(diamond(), "hook")
                    .then("started", "hook completed main", "left started 1", "right started 1");
            story.when(done("left", Json.of("l"))).then("left completed main");
            story.when(done("right", Json.of("r")))
                    .then("right completed main", "join completed main", "ended with [join]");
        }

        @Test
        void joinsOnceEvenWhenOneSideWasSkipped() {
            var graph = new Graph()
                    .trigger("hook")
                    .pure("check", Step.passOn("true"))
                    .pure("yes", ONE)
                    .pure("no", ONE)
                    .pure("join", ONE)
                    .edge("hook", "check")
                    .edge("check", "yes", "true")
                    .edge("check", "no", "false")
                    .edge("yes", "join")
                    .edge("no", "join");
            Story.begun(graph, "hook")
                    .then(
                            "started",
                            "hook completed main",
                            "check completed true",
                            "yes completed main",
                            "no skipped",
                            "join completed main",
                            "ended with [join]");
        }

        @Test
        void doesNotWaitForAllWhereFewerSuffice() {
            var graph = new Graph()
                    .trigger("hook")
                    .worker("left")
                    .worker("right")
                    .pure("first", ONE, OptionalInt.of(1))
                    .edge("hook", "left")
                    .edge("hook", "right")
                    .edge("left", "first")
                    .edge("right", "first");
            var story = Story.begun(graph, "hook");
            story.when(done("right", Json.of(1))).then("right completed main", "first completed main");
            story.when(done("left", Json.of(1))).then("left completed main", "ended with [first]");
        }

        @Test
        void leavesOtherTriggersAloneAndWhatOnlyTheyLeadTo() {
            var graph = new Graph()
                    .trigger("hook")
                    .trigger("clock")
                    .pure("hooked", ONE)
                    .pure("clocked", ONE)
                    .edge("hook", "hooked")
                    .edge("clock", "clocked");
            Story.begun(graph, "clock")
                    .then(
                            "started",
                            "hook skipped",
                            "hooked skipped",
                            "clock completed main",
                            "clocked completed main",
                            "ended with [clocked]");
        }

        @Test
        void passesByWhatIsDisabled() {
            var story = Story.begun(
                    new Graph()
                            .trigger("hook")
                            .disabled("off")
                            .pure("a", ONE)
                            .edge("hook", "off")
                            .edge("off", "a"),
                    "hook");
            story.then("started", "hook completed main", "off completed main", "a completed main", "ended with [a]");
        }

        private static Graph diamond() {
            return new Graph()
                    .trigger("hook")
                    .worker("left")
                    .worker("right")
                    .pure("join", Step.passOn("main"))
                    .edge("hook", "left")
                    .edge("hook", "right")
                    .edge("left", "join")
                    .edge("right", "join");
        }

        @Test
        void givesAJoinTheOutputsOfBothSidesByNode() {
            var story = Story.begun(diamond(), "hook")
                    .when(done("left", Json.of("l")))
                    .when(done("right", Json.of("r")));
            assertThat(Story.output(story.execution())).contains(Json.object("left", "l", "right", "r"));
        }
    }

    @Nested
    class Reports {

        @Test
        void thatComeTwiceChangeNothing() {
            var story = Story.begun(one(RetryPolicy.NONE, OnError.FAIL), "hook").when(done("call", Json.of(1)));
            story.when(done("call", Json.of(2))).then();
        }

        @Test
        void ofAnAttemptThatWasGivenUpChangeNothing() {
            var story = Story.begun(one(THRICE, OnError.FAIL), "hook")
                    .when(failed("call", 1, NO_ANSWER))
                    .after(Duration.ofSeconds(10))
                    .when(new Tick())
                    .then("call started 2");
            story.when(done("call", Json.of(1))).then();
        }

        @Test
        void thatComeAfterTheEndChangeNothing() {
            var story =
                    Story.begun(one(RetryPolicy.NONE, OnError.FAIL), "hook").when(new Cancel("enough", Cause.UNKNOWN));
            story.when(done("call", Json.of(1))).then();
            story.when(failed("call", 1, REFUSED)).then();
            story.when(new Tick()).then();
        }
    }

    @Nested
    class AFailure {

        @Test
        void isTriedAgainAsOftenAsThePolicySays() {
            var story = Story.begun(one(THRICE, OnError.FAIL), "hook");
            story.when(failed("call", 1, REFUSED)).then("call retries after 1");
            story.after(Duration.ofSeconds(9)).when(new Tick()).then();
            story.after(Duration.ofSeconds(1)).when(new Tick()).then("call started 2");
            story.when(failed("call", 2, REFUSED))
                    .after(Duration.ofSeconds(10))
                    .when(new Tick())
                    .then("call started 3");
            story.when(failed("call", 3, REFUSED)).then("call failed", "ended failed by UPSTREAM_STATUS");
        }

        @Test
        void thatIsHopelessIsNotTriedAgain() {
            Story.begun(one(THRICE, OnError.FAIL), "hook")
                    .when(failed("call", 1, HOPELESS))
                    .then("call failed", "ended failed by NOT_FOUND");
        }

        @Test
        void isPassedByWhereTheNodeSaysContinue() {
            Story.begun(one(RetryPolicy.NONE, OnError.CONTINUE), "hook")
                    .when(failed("call", 1, REFUSED))
                    .then("call failed by main", "next completed main", "ended with [next]");
        }

        @Test
        void goesItsOwnWayWhereTheNodeSaysRoute() {
            var graph = one(RetryPolicy.NONE, OnError.ROUTE)
                    .pure("rescue", Step.passOn("main"))
                    .edge("call", "rescue", "error");
            var story = Story.begun(graph, "hook").when(failed("call", 1, REFUSED));
            story.then("call failed by error", "next skipped", "rescue completed main", "ended with [rescue]");
            assertThat(Story.output(story.execution())).contains(REFUSED.toJson());
        }

        @Test
        void endsTheExecutionWithWhatElseIsUnderWay() {
            var graph = new Graph()
                    .trigger("hook")
                    .worker("a")
                    .worker("b")
                    .edge("hook", "a")
                    .edge("hook", "b");
            var story = Story.begun(graph, "hook");
            story.when(failed("a", 1, HOPELESS))
                    .then("a failed", "ending failed by NOT_FOUND", "b cancelled", "ended failed by NOT_FOUND");
            assertThat(story.execution().tasks()).isEmpty();
        }

        @Test
        void ofACalculationEndsItToo() {
            Story.begun(new Graph().trigger("hook").failing("a", OnError.FAIL).edge("hook", "a"), "hook")
                    .then("started", "hook completed main", "a failed", "ended failed by BROKEN");
        }
    }

    @Nested
    class TheIdempotencyKey {

        @Test
        void staysWhileNobodyKnowsWhetherItHappened() {
            assertThat(answersAfter(NO_ANSWER)).isZero();
        }

        @Test
        void changesAfterADefiniteAnswer() {
            assertThat(answersAfter(REFUSED)).isOne();
        }

        private static int answersAfter(Failure failure) {
            var story = Story.begun(one(THRICE, OnError.FAIL), "hook")
                    .when(failed("call", 1, failure))
                    .after(Duration.ofSeconds(10))
                    .when(new Tick());
            return Story.attempts(story.execution()).get("call").tries().answers();
        }
    }

    @Nested
    class Time {

        @Test
        void wakesWhatSleeps() {
            var sleep = new Step.Sleep(Story.NOON.plusSeconds(60), "main");
            var story = Story.begun(
                    new Graph()
                            .trigger("hook")
                            .pure("nap", sleep)
                            .pure("a", Step.passOn("main"))
                            .edge("hook", "nap")
                            .edge("nap", "a"),
                    "hook");
            story.then("started", "hook completed main", "nap waits");
            assertThat(story.execution().nextDue()).contains(Story.NOON.plusSeconds(60));
            assertThat(ExecutionStatus.of(story.execution())).isEqualTo(ExecutionStatus.WAITING);
            story.after(Duration.ofSeconds(60))
                    .when(new Tick())
                    .then("nap completed main", "a completed main", "ended with [a]");
            assertThat(Story.output(story.execution())).contains(Story.TRIGGER);
        }

        @Test
        void endsAnExecutionThatTakesTooLong() {
            var story = Story.begun(one(RetryPolicy.NONE, OnError.FAIL).timeout(Duration.ofMinutes(5)), "hook");
            story.after(Duration.ofMinutes(5))
                    .when(new Tick())
                    .then("ending failed by EXECUTION_TIMEOUT", "call cancelled", "ended failed by EXECUTION_TIMEOUT");
        }

        @Test
        void bringsSeveralThingsAtOnceAndEndsAtTheFirstThatFails() {
            var until = Story.NOON.plusSeconds(1);
            var graph = new Graph()
                    .trigger("hook")
                    .pure("nap", new Step.Sleep(until, "main"))
                    .pure("doze", new Step.Sleep(until, "main"))
                    .failing("boom", OnError.FAIL)
                    .edge("hook", "nap")
                    .edge("hook", "doze")
                    .edge("nap", "boom");
            Story.begun(graph, "hook")
                    .after(Duration.ofSeconds(1))
                    .when(new Tick())
                    .then("nap completed main", "doze completed main", "boom failed", "ended failed by BROKEN");
        }
    }

    @Nested
    class Cancelling {

        @Test
        void endsWhatIsUnderWay() {
            var story = Story.begun(one(RetryPolicy.NONE, OnError.FAIL), "hook");
            story.when(new Cancel("enough", Cause.UNKNOWN))
                    .then("ending cancelled: enough", "call cancelled", "ended cancelled: enough");
            assertThat(story.execution().tasks()).isEmpty();
        }

        @Test
        void twiceIsTheSameAsOnce() {
            Story.begun(one(RetryPolicy.NONE, OnError.FAIL), "hook")
                    .when(new Cancel("enough", Cause.UNKNOWN))
                    .when(new Cancel("again", Cause.UNKNOWN))
                    .then();
        }

        @Test
        void whatHasCompletedIsRefused() {
            var story = Story.begun(new Graph().trigger("hook"), "hook");
            assertThat(story.decide(new Cancel("late", Cause.UNKNOWN))).isInstanceOf(Decision.Reject.class);
        }

        @Test
        void whatNeverBeganIsRefused() {
            assertThat(Story.of(new Graph().trigger("hook")).decide(new Cancel("early", Cause.UNKNOWN)))
                    .isInstanceOf(Decision.Reject.class);
        }
    }

    @Nested
    class Starting {

        @Test
        void twiceIsTheSameAsOnce() {
            Story.begun(one(RetryPolicy.NONE, OnError.FAIL), "hook")
                    .when(Story.start("hook"))
                    .then();
        }

        @Test
        void atWhatIsNoTriggerIsRefused() {
            assertThat(Story.of(one(RetryPolicy.NONE, OnError.FAIL)).decide(Story.start("call")))
                    .isInstanceOf(Decision.Reject.class);
        }
    }

    private static Graph one(RetryPolicy retry, OnError onError) {
        return new Graph()
                .trigger("hook")
                .worker("call", retry, onError)
                .pure("next", Step.passOn("main"))
                .edge("hook", "call")
                .edge("call", "next");
    }

    static Complete done(String node, Json output) {
        return new Complete(Story.step(node), 1, "main", output, List.of());
    }

    static Fail failed(String node, int attempt, Failure failure) {
        return new Fail(Story.step(node), attempt, failure, List.of());
    }
}
