package reprise.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.execution.TestEngine.eventually;
import static reprise.engine.execution.TestEngine.join;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.definition.RetryPolicy;
import reprise.core.definition.RetryPolicy.Backoff;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.Outcome;
import reprise.core.value.Value;
import reprise.postgres.testing.TestPostgres;
import reprise.protocol.Reply;
import reprise.protocol.Verb;
import reprise.sdk.Context;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;
import reprise.sdk.Result;

class ExecutionEntityTest {
    private static final Result DONE = Result.output(Json.of("done"));
    private static final RetryPolicy THRICE =
            new RetryPolicy(3, Backoff.FIXED, Duration.ofMillis(50), Duration.ofSeconds(1), 0);

    private static final TestEngine ENGINE = new TestEngine();

    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger interrupted = new AtomicInteger();

    @AfterEach
    void nobodyIsLeftAwake() {
        open.countDown();
        eventually(() -> ENGINE.live.count() == 0);
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void carriesOnAnExecutionThatWasBegunAndLeavesWhenItIsOver() {
        var id = ENGINE.beginAndWake(TestFlow.calling(context -> {
            context.log(new LogLine(LogLine.Level.INFO, "at work", Json.NULL));
            return DONE;
        }));
        assertThat(ENGINE.outcome(id).outcome()).isEqualTo(new Outcome.Completed(List.of(TestFlow.CALL)));
        assertThat(ENGINE.events(id, Logged.class)).hasSize(1);
        eventually(() -> ENGINE.live.count() == 0);
    }

    @Test
    void runsAWorkerOnceHoweverOftenItIsWoken() {
        var id = ENGINE.begin(TestFlow.calling(this::heldUp));
        for (int i = 0; i < 20; i++) {
            ENGINE.executions().wake(id);
        }
        eventually(() -> keys.size() == 1);
        ENGINE.executions().wake(id);
        open.countDown();
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(keys).hasSize(1);
    }

    @Test
    void isOfNoConsequenceWhereNothingWasBegunOrAllIsOver() {
        ENGINE.executions().wake(new ExecutionId(UUID.randomUUID()));
        var id = ENGINE.beginAndWake(TestFlow.calling(_ -> DONE));
        var history = ENGINE.outcome(id);
        ENGINE.executions().wake(id);
        eventually(() -> ENGINE.live.count() == 0);
        assertThat(Execution.fold(ENGINE.history(id))).isEqualTo(history);
    }

    @Test
    void makesTheAttemptAgainUnderTheSameKeyAfterARestart() {
        var id = ENGINE.beginAndWake(TestFlow.calling(this::heldUp));
        eventually(() -> keys.size() == 1);

        ENGINE.restart();
        eventually(() -> interrupted.get() == 1);
        assertThat(ENGINE.live.count()).isZero();
        open.countDown();
        ENGINE.executions().wake(id);

        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(keys).hasSize(2);
        assertThat(Set.copyOf(keys)).hasSize(1);
        assertThat(ENGINE.events(id, NodeStarted.class)).hasSize(1);
    }

    @Test
    void recoversAndGoesOnWhereSomebodyElseHasWritten() {
        var id = ENGINE.beginAndWake(TestFlow.calling(context -> keys.isEmpty() ? heldUp(context) : again(context)));
        eventually(() -> keys.size() == 1);
        var foreign =
                new Logged(StepId.of(TestFlow.CALL), 1, LogLine.Level.WARN, "a zombie", Value.NULL, Instant.now());
        join(ENGINE.append(id, ENGINE.history(id).size() + 1, List.of(foreign)));

        open.countDown();

        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(ENGINE.history(id)).contains(foreign);
        assertThat(Set.copyOf(keys))
                .as("nobody knows whether the first attempt happened")
                .hasSize(1);
        assertThat(keys).hasSize(2);
    }

    @Test
    void givesUpAnAttemptThatTakesTooLong() {
        var id = ENGINE.beginAndWake(
                TestFlow.calling(this::heldUp, RetryPolicy.NONE, Optional.of(Duration.ofMillis(100))));
        assertThat(failure(ENGINE.outcome(id)).code()).isEqualTo("TIMEOUT");
        eventually(() -> interrupted.get() == 1);
    }

    @Test
    void triesAgainUnderANewKeyAfterADefiniteAnswerAndUnderTheSameAfterNone() {
        var answers = new ConcurrentLinkedQueue<>(List.of(
                Result.failed(Failure.unknown("CUT_OFF", "no answer")),
                Result.failed(Failure.refused("BUSY", "answered 503")),
                DONE));
        var id = ENGINE.beginAndWake(TestFlow.calling(
                context -> {
                    keys.add(context.idempotencyKey());
                    return answers.remove();
                },
                THRICE,
                Optional.empty()));
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        var used = List.copyOf(keys);
        assertThat(used).hasSize(3);
        assertThat(used.get(1)).isEqualTo(used.get(0));
        assertThat(used.get(2)).isNotEqualTo(used.get(1));
    }

    @Test
    void wakesByItselfWhenATimerRunsOut() {
        var id = ENGINE.beginAndWake(TestFlow.sleeping(Duration.ofMillis(300)));
        var over = ENGINE.outcome(id);
        var until = ENGINE.events(id, NodeWaiting.class).getFirst().until().orElseThrow();
        assertThat(over.at()).isAfterOrEqualTo(until);
    }

    @Test
    void leavesTheNodeWhileItSleepsForLong() {
        var id = ENGINE.beginAndWake(TestFlow.sleeping(Duration.ofDays(1)));
        eventually(() -> ENGINE.live.count() == 0);
        assertThat(Execution.fold(ENGINE.history(id)).nextDue()).isPresent();
    }

    @Test
    void makesNoMoreAttemptsOfATypeAtOnceThanItHasPlacesFor() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var ids = IntStream.range(0, 8)
                .mapToObj(_ -> ENGINE.beginAndWake(TestFlow.calling(context -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    try {
                        return heldUp(context);
                    } finally {
                        now.decrementAndGet();
                    }
                })))
                .toList();
        eventually(() -> keys.size() == TestEngine.BULKHEAD && ENGINE.live.count() == 8);
        open.countDown();
        assertThat(ids)
                .allSatisfy(id -> assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class));
        assertThat(most).hasValue(TestEngine.BULKHEAD);
    }

    @Test
    void stopsWhatIsUnderWayWhenItIsCancelled() {
        var id = ENGINE.beginAndWake(TestFlow.calling(this::heldUp));
        eventually(() -> keys.size() == 1);

        assertThat(cancel(id)).isEqualTo(new Reply.Accepted());
        assertThat(Execution.fold(ENGINE.history(id)))
                .isInstanceOfSatisfying(Execution.Over.class, over -> assertThat(over.outcome())
                        .isEqualTo(new Outcome.Cancelled("enough")));
        eventually(() -> interrupted.get() == 1 && ENGINE.live.count() == 0);
        assertThat(cancel(id)).as("asked twice").isEqualTo(new Reply.Accepted());
    }

    @Test
    void answersAtOnceWhereTheWishToCancelMeetsTheEnd() {
        var id = ENGINE.beginAndWake(TestFlow.calling(this::heldUp));
        eventually(() -> keys.size() == 1);
        var answers = new ArrayList<CompletableFuture<Reply>>();
        ENGINE.whileTheJournalIsHeldUp(() -> {
            open.countDown();
            eventually(ENGINE::isWriting);
            for (int i = 0; i < 10; i++) {
                answers.add(asked(id));
            }
        });
        assertThat(answers).allSatisfy(answer -> assertThat(join(answer))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo("CONFLICT")));
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        eventually(() -> ENGINE.live.count() == 0);
    }

    @Test
    void answersEveryWishToCancelWhateverMomentItComesAt() {
        var answers = IntStream.range(0, 100)
                .mapToObj(_ -> ENGINE.beginAndWake(TestFlow.calling(_ -> DONE)))
                .flatMap(id -> Stream.generate(() -> asked(id)).limit(5))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(join(answer)).isInstanceOf(Reply.class));
    }

    @Test
    void refusesToCancelWhatIsOverOrNeverBegan() {
        var id = ENGINE.beginAndWake(TestFlow.calling(_ -> DONE));
        ENGINE.outcome(id);
        eventually(() -> ENGINE.live.count() == 0);
        assertThat(cancel(id)).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo("CONFLICT"));
        assertThat(cancel(new ExecutionId(UUID.randomUUID())))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo("NOT_FOUND"));
    }

    @Test
    void goesOnAfterTheDatabaseWasAway() {
        var id = ENGINE.beginAndWake(TestFlow.calling(this::heldUp));
        eventually(() -> keys.size() == 1);

        ProcessHandle.of(TestPostgres.server().pid()).orElseThrow().destroyForcibly();
        open.countDown();

        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(Set.copyOf(keys)).hasSize(1);
        eventually(() -> ENGINE.live.count() == 0);
    }

    @Test
    void leavesWhereItsPlanCannotBeLoadedAndGoesOnWhenItIsWokenAgain() {
        ENGINE.planFailures.set(1);
        var id = ENGINE.beginAndWake(TestFlow.calling(_ -> DONE));
        eventually(() -> ENGINE.planFailures.get() < 1 && !ENGINE.live.isAwake(id));
        ENGINE.executions().wake(id);
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
    }

    static Stream<TestFlow.Work> brokenNodes() {
        return Stream.of(
                _ -> {
                    throw new IllegalStateException("a bug");
                },
                _ -> {
                    throw new StackOverflowError();
                },
                _ -> {
                    throw new NoClassDefFoundError("a plugin's missing library");
                },
                _ -> null,
                _ -> new Result.Output("main", null),
                _ -> Result.output(Json.of((String) null)),
                _ -> Result.output(Json.array(new Json.JsonObject(nothingAt("a")))),
                _ -> Result.failed(Failure.unknown("ODD", "odd").withDetails(new Json.JsonObject(nothingAt("a")))),
                context -> {
                    context.log(new LogLine(LogLine.Level.INFO, "odd", new Json.JsonObject(nothingAt("a"))));
                    return DONE;
                },
                _ -> Result.failed(null));
    }

    private static Map<String, Json> nothingAt(String name) {
        var members = new HashMap<String, Json>();
        members.put(name, null);
        return members;
    }

    @ParameterizedTest
    @MethodSource("brokenNodes")
    void failsANodeThatBreaksWhateverItThrowsOrLeaves(TestFlow.Work broken) {
        var id = ENGINE.beginAndWake(TestFlow.calling(broken));
        assertThat(failure(ENGINE.outcome(id)).code()).isEqualTo("UNEXPECTED");
        eventually(() -> ENGINE.live.count() == 0);
    }

    static Stream<Result> refusedResults() {
        return Stream.of(
                Result.output(Json.of("poison in the result")),
                Result.failed(Failure.unknown("ODD", "poison in the failure")));
    }

    @ParameterizedTest
    @MethodSource("refusedResults")
    void failsANodeForGoodWhoseResultTheJournalRefusesAndGoesOnByItsPolicy(Result refused) {
        ENGINE.journalRefuses("poison in the " + (refused instanceof Result.Output ? "result" : "failure"));
        var id = ENGINE.beginAndWake(TestFlow.callingAndGoingOn(
                context -> {
                    keys.add(context.idempotencyKey());
                    return refused;
                },
                RetryPolicy.NONE,
                _ -> DONE));

        assertThat(ENGINE.outcome(id).outcome()).isEqualTo(new Outcome.Completed(List.of(TestFlow.AFTER)));
        assertThat(ENGINE.events(id, NodeFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("RESULT_NOT_STORABLE"));
        assertThat(keys).as("the effect is had once").hasSize(1);
        eventually(() -> ENGINE.live.count() == 0);
    }

    @Test
    void doesNotTryAgainWhatTheJournalRefuses() {
        ENGINE.journalRefuses("poison at every attempt");
        var id = ENGINE.beginAndWake(TestFlow.calling(
                context -> {
                    keys.add(context.idempotencyKey());
                    return Result.output(Json.of("poison at every attempt"));
                },
                THRICE,
                Optional.empty()));
        assertThat(failure(ENGINE.outcome(id)).code()).isEqualTo("RESULT_NOT_STORABLE");
        assertThat(keys).hasSize(1);
    }

    @Test
    void endsWhereTheJournalRefusesEvenThatTheNodeFailed() {
        ENGINE.journalRefuses("RESULT_NOT_STORABLE\",\"message\":\"what the node");
        ENGINE.journalRefuses("poison to the end");
        var id = ENGINE.beginAndWake(TestFlow.calling(_ -> Result.output(Json.of("poison to the end"))));
        assertThat(failure(ENGINE.outcome(id)).code()).isEqualTo("RESULT_NOT_STORABLE");
    }

    @Test
    void carriesOnManyAtOnceEachToItsEnd() {
        var made = ConcurrentHashMap.<String>newKeySet();
        var twice = new AtomicBoolean();
        var plan = TestFlow.calling(context -> {
            twice.compareAndSet(false, !made.add(context.idempotencyKey()));
            return DONE;
        });
        var ids =
                IntStream.range(0, 200).mapToObj(_ -> ENGINE.beginAndWake(plan)).toList();
        assertThat(ids)
                .allSatisfy(id -> assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class));
        assertThat(made).hasSize(200);
        assertThat(twice).isFalse();
        eventually(() -> ENGINE.live.count() == 0);
    }

    private Result heldUp(Context context) throws InterruptedException {
        keys.add(context.idempotencyKey());
        try {
            open.await();
            return DONE;
        } catch (InterruptedException stopped) {
            interrupted.incrementAndGet();
            throw stopped;
        }
    }

    private Result again(Context context) {
        keys.add(context.idempotencyKey());
        return DONE;
    }

    private Reply cancel(ExecutionId id) {
        return join(asked(id));
    }

    private static CompletableFuture<Reply> asked(ExecutionId id) {
        return ENGINE.executions()
                .ask(id, new Verb.Cancel("enough"), Optional.empty(), Optional.empty())
                .toCompletableFuture();
    }

    private static Failure failure(Execution.Over over) {
        return ((Outcome.Failed) over.outcome()).failure();
    }
}
