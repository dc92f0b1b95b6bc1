package reprise.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Settle;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.Step;

/** How an execution starts others, and what both owe each other. */
class ChildrenTest {
    private static final Failure BROKEN = Failure.permanent("BROKEN", "it broke");
    private static final String WORKFLOW = new WorkflowId(new UUID(0, 9)).toString();

    @Test
    void aStepAsksForAnotherExecutionAndWaitsForItsEnd() {
        var story = Story.begun(calling(true), "hook").then("started", "hook completed main", "call calls");
        var task = (Task.StartChild) story.execution().tasks().getFirst();
        story.when(new ReportStarted(task.child())).then("call has called");
        assertThat(story.execution().tasks()).as("it was started").isEmpty();
        story.when(new ReportStarted(task.child())).then();
        assertThat(ExecutionStatus.of(story.execution())).isEqualTo(ExecutionStatus.WAITING);
        story.when(new ReportEnded(Story.step("call"), task.child(), new ChildResult.Output(Json.of("done"))))
                .then("call completed main", "ended with [call]");
        assertThat(Story.output(story.execution())).contains(Json.of("done"));
    }

    @Test
    void theSameAttemptAlwaysAsksForTheSameExecution() {
        var one = Story.begun(calling(true), "hook").execution().tasks();
        assertThat(Story.begun(calling(true), "hook").execution().tasks()).isEqualTo(one);
    }

    @Test
    void aStepThatDoesNotWaitIsDoneOnceTheOtherHasBegun() {
        var story = Story.begun(calling(false), "hook");
        var child = ((Task.StartChild) story.execution().tasks().getFirst()).child();
        story.when(new ReportStarted(child)).then("call has called", "call completed main", "ended with [call]");
        assertThat(story.execution().isSettled()).isTrue();
    }

    @Test
    void aStepThatDoesNotWaitIsDoneAlsoWhereTheDecisionEndedBeforeThat() {
        var story = Story.begun(calling(false), "hook").stepByStep();
        var child = ((Task.StartChild) story.execution().tasks().getFirst()).child();
        story.when(new ReportStarted(child))
                .then("call has called")
                .when(new ExecutionCommand.Continue())
                .then("call completed main");
    }

    @Test
    void theFailureOfTheOtherIsTheStepsOwn() {
        var story = Story.begun(calling(true), "hook");
        var child = ((Task.StartChild) story.execution().tasks().getFirst()).child();
        story.when(new ReportEnded(Story.step("call"), child, new ChildResult.Failed(BROKEN)))
                .then("call failed", "ended failed by BROKEN");
    }

    @Test
    void theReportOfAnExecutionNobodyWaitsForChangesNothing() {
        var other = new ExecutionId(new UUID(7, 7));
        Story.begun(calling(true), "hook")
                .when(new ReportStarted(other))
                .then()
                .when(new ReportEnded(Story.step("call"), other, new ChildResult.Output(Json.NULL)))
                .then();
    }

    @Test
    void aCancelledExecutionOwesItsChildAWordAndIsSettledOnceThatWasSaid() {
        var story = Story.begun(calling(true), "hook");
        var child = ((Task.StartChild) story.execution().tasks().getFirst()).child();
        story.when(new ReportStarted(child)).when(new Cancel("enough", Cause.UNKNOWN));
        assertThat(((ExecutionEvent.Ended) story.latest().getLast()).owing()).isTrue();
        assertThat(story.execution().tasks()).containsExactly(new Task.CancelChild(child));
        assertThat(story.execution().isSettled()).isFalse();
        story.when(new Settle("cancel:" + child)).then("a debt is paid");
        assertThat(((ExecutionEvent.TaskDone) story.latest().getLast()).last()).isTrue();
        assertThat(story.execution().isSettled()).isTrue();
        story.when(new Settle("cancel:" + child)).then();
    }

    @Test
    void aChildOwesItsParentTheNewsOfItsEnd() {
        var parent = new Parent(new ExecutionId(new UUID(5, 5)), Story.step("each[3]/call"), 1, true);
        var story = Story.of(new Graph().trigger("hook")).when(startedBy(parent));
        assertThat(story.execution().tasks()).isEqualTo(List.of(new Task.TellParent(parent)));
        story.when(new Settle(new Task.TellParent(parent).key())).then("a debt is paid");
        assertThat(story.execution().isSettled()).isTrue();
    }

    @Test
    void aChildThatIsReopenedOwesTheNewsOfItsLastEndOnly() {
        var parent = new Parent(new ExecutionId(new UUID(5, 5)), Story.step("call"), 1, true);
        var story = Story.of(new Graph().trigger("hook").worker("a").edge("hook", "a"))
                .when(startedBy(parent))
                .when(ExecutionDeciderTest.failed("a", 1, BROKEN));
        assertThat(story.execution().tasks()).contains(new Task.TellParent(parent));
        story.when(new ExecutionCommand.Retry(Map.of(), Optional.empty(), Cause.UNKNOWN, Optional.empty()));
        assertThat(story.execution().tasks()).doesNotContain(new Task.TellParent(parent));
        story.when(new ExecutionCommand.Complete(Story.step("a"), 2, "main", Json.NULL, List.of()))
                .when(new Settle(new Task.TellParent(parent).key()));
        assertThat(((ExecutionEvent.TaskDone) story.latest().getLast()).last()).isTrue();
        assertThat(story.execution().isSettled()).isTrue();
    }

    @Test
    void aChildWhoseParentDoesNotWaitOwesItNothing() {
        var parent = new Parent(new ExecutionId(new UUID(5, 5)), Story.step("call"), 1, false);
        assertThat(Story.of(new Graph().trigger("hook"))
                        .when(startedBy(parent))
                        .execution()
                        .isSettled())
                .isTrue();
    }

    @Test
    void aWorkflowThatCallsItselfComesToAnEndSixteenDeep() {
        var fifteen = new Parent(new ExecutionId(new UUID(5, 5)), Story.step("call"), 15, true);
        Story.of(calling(true)).when(startedBy(fifteen)).then("started", "hook completed main", "call calls");
        var sixteen = new Parent(new ExecutionId(new UUID(5, 5)), Story.step("call"), 16, true);
        Story.of(calling(true))
                .when(startedBy(sixteen))
                .then("started", "hook completed main", "call failed", "ended failed by SUBWORKFLOW_TOO_DEEP");
    }

    @Test
    void whatIsNoWorkflowsIdFailsTheStepAndNotTheDecision() {
        Story.begun(calling(new Step.Call("the other one", Optional.empty(), Json.NULL, true)), "hook")
                .then("started", "hook completed main", "call failed", "ended failed by INVALID_CONFIG");
    }

    private static Start startedBy(Parent parent) {
        var begin = Story.start("hook");
        return new Start(
                begin.id(),
                begin.workspace(),
                begin.trigger(),
                begin.input(),
                begin.params(),
                begin.cause(),
                begin.key(),
                Optional.of(parent));
    }

    private static Graph calling(boolean waits) {
        return calling(new Step.Call(WORKFLOW, Optional.of(2), Json.object("id", 17), waits));
    }

    private static Graph calling(Step.Call call) {
        return new Graph().trigger("hook").pure("call", call).edge("hook", "call");
    }
}
