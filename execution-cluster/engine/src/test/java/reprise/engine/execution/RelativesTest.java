package reprise.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.engine.execution.TestEngine.eventually;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.execution.Outcome;
import reprise.core.execution.Output;
import reprise.core.value.Value;
import reprise.protocol.Reply;
import reprise.protocol.Verb;
import reprise.sdk.Context;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Result;

/** Executions that start others, hear of them and are asked things, on a real node. */
class RelativesTest {
    private static final Result DONE = Result.output(Json.of("done"));
    private static final TestEngine ENGINE = new TestEngine();

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

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
    void theOutputOfTheOtherIsTheStepsOwn() {
        var other = ENGINE.publish(TestFlow.calling(_ -> DONE));
        var id = ENGINE.beginAndWake(TestFlow.callingOther(other, true, this::counted));
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(callOf(id)).isEqualTo(new Output.Data(Value.of(Json.of("done"))));
        var child = child(id);
        eventually(() -> !ENGINE.events(child, TaskDone.class).isEmpty());
        var start = ENGINE.events(child, Started.class).getFirst();
        assertThat(start.parent().orElseThrow().execution()).isEqualTo(id);
        assertThat(start.input()).isInstanceOf(Value.Inline.class);
        assertThat(((Value.Inline) start.input()).json().get("body")).contains(Json.object("order", 4711));
    }

    @Test
    void theFailureOfTheOtherNamesIt() {
        var other = ENGINE.publish(TestFlow.calling(_ -> Result.failed(Failure.permanent("BROKEN", "it broke"))));
        var id = ENGINE.beginAndWake(TestFlow.callingOther(other, true, this::counted));
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Failed.class);
        var failure = ENGINE.events(id, NodeFailed.class).getFirst().failure();
        assertThat(failure.code()).isEqualTo("SUBWORKFLOW_FAILED");
        assertThat(failure.details().text("executionId")).contains(child(id).toString());
    }

    @Test
    void aWorkflowThatIsNotThereFailsTheStep() {
        var nowhere = new WorkflowId(UUID.randomUUID());
        var id = ENGINE.beginAndWake(TestFlow.callingOther(nowhere, false, this::counted));
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(ENGINE.events(id, NodeFailed.class).getFirst().failure().code())
                .isEqualTo("SUBWORKFLOW_NOT_FOUND");
    }

    @Test
    void whoDoesNotWaitGoesOnOnceTheOtherHasBegun() {
        var other = ENGINE.publish(TestFlow.calling(this::heldUp));
        var id = ENGINE.beginAndWake(TestFlow.callingOther(other, false, this::counted));
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        open.countDown();
        assertThat(ENGINE.outcome(child(id)).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(ENGINE.events(child(id), TaskDone.class)).isEmpty();
    }

    @Test
    void aCancelReachesTheChildAndWhatItDoes() {
        var other = ENGINE.publish(TestFlow.calling(this::heldUp));
        var id = ENGINE.beginAndWake(TestFlow.callingOther(other, true, this::counted));
        eventually(() -> runs.get() == 1);
        assertThat(ENGINE.ask(id, new Verb.Cancel("enough"))).isEqualTo(new Reply.Accepted());
        assertThat(ENGINE.outcome(child(id)).outcome()).isInstanceOf(Outcome.Cancelled.class);
        eventually(() -> ENGINE.outcome(id).last().debts().isEmpty());
    }

    @Test
    void aParentHearsOfItsChildThoughTheNodeIsStoppedBetween() {
        var other = ENGINE.publish(TestFlow.awaiting("go"));
        var id = ENGINE.beginAndWake(TestFlow.callingOther(other, true, this::counted));
        eventually(() -> !ENGINE.events(id, ChildRequested.class).isEmpty());
        var child = child(id);
        eventually(() -> !ENGINE.events(child, Started.class).isEmpty());
        ENGINE.restart();
        assertThat(ENGINE.ask(child, new Verb.Signal("go", "{\"by\": \"hand\"}")))
                .isEqualTo(new Reply.Accepted());
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(callOf(id)).isEqualTo(new Output.Data(Value.of(Json.object("by", "hand"))));
    }

    @Test
    void whoeverWaitsForASignalAloneIsNotKeptInMemory() {
        var id = ENGINE.beginAndWake(TestFlow.awaiting("go"));
        eventually(() -> ENGINE.history(id).size() == 3 && ENGINE.live.count() == 0);
        assertThat(ENGINE.ask(id, new Verb.Signal("go", "1"))).isEqualTo(new Reply.Accepted());
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void aPausedExecutionBeginsNothingUntilItIsResumed() {
        var id = ENGINE.begin(TestFlow.calling(this::heldUp));
        assertThat(ENGINE.ask(id, new Verb.Pause(Optional.of("release")))).isEqualTo(new Reply.Accepted());
        assertThat(ENGINE.events(id, Paused.class).getFirst().cause().user()).contains("user");
        assertThat(ENGINE.ask(id, new Verb.Resume(Optional.empty()))).isEqualTo(new Reply.Accepted());
        open.countDown();
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void aFailedExecutionIsRetriedAfterItsEntityHasForgottenItsPlan() {
        var tries = new AtomicInteger();
        var id = ENGINE.beginAndWake(TestFlow.calling(
                _ -> tries.getAndIncrement() == 0 ? Result.failed(Failure.permanent("BROKEN", "it broke")) : DONE));
        assertThat(ENGINE.outcome(id).outcome()).isInstanceOf(Outcome.Failed.class);
        eventually(() -> ENGINE.live.count() == 0);
        assertThat(ENGINE.ask(id, new Verb.Retry(Map.of(), Optional.empty(), Optional.of("mended"))))
                .isEqualTo(new Reply.Accepted());
        assertThat(ENGINE.outcome(id).outcome()).isEqualTo(new Outcome.Completed(List.of(TestFlow.CALL)));
        assertThat(tries).hasValue(2);
    }

    @Test
    void whatCannotBeDoneIsRefusedWithItsReason() {
        var id = ENGINE.beginAndWake(TestFlow.calling(_ -> DONE));
        ENGINE.outcome(id);
        for (var verb : List.of(
                new Verb.Pause(Optional.empty()),
                new Verb.Signal("go", "1"),
                new Verb.Retry(Map.of(), Optional.empty(), Optional.empty()),
                new Verb.Skip("call", "null", Optional.empty()))) {
            assertThat(ENGINE.ask(id, verb)).as("%s", verb).isInstanceOf(Reply.Refused.class);
        }
    }

    private static ExecutionId child(ExecutionId parent) {
        return ENGINE.events(parent, ChildRequested.class).getFirst().child();
    }

    private static Output callOf(ExecutionId id) {
        return ENGINE.events(id, NodeCompleted.class).stream()
                .filter(event -> event.step().node().equals(TestFlow.CALL))
                .findFirst()
                .orElseThrow()
                .output();
    }

    private Result counted(Context context) {
        runs.incrementAndGet();
        return DONE;
    }

    private Result heldUp(Context context) throws Exception {
        runs.incrementAndGet();
        open.await();
        return DONE;
    }
}
