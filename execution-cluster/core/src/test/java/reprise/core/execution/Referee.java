package reprise.core.execution;

import static reprise.core.execution.Violation.require;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.ChildStarted;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Ending;
import reprise.core.execution.ExecutionEvent.Logged;
import reprise.core.execution.ExecutionEvent.LoopStarted;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeResolved;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.Paused;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.ResultsGathered;
import reprise.core.execution.ExecutionEvent.Resumed;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.core.execution.Standing.End;
import reprise.core.plan.Plan;

/**
 * Says of each event of a history whether it was allowed there. Knows the promises of the product and nothing of how
 * {@link Execution} or {@link ExecutionDecider} keep them.
 */
final class Referee {
    private final Board board;
    private final StepRules rules;
    private final Set<String> owed = new HashSet<>();
    private Optional<Started> started = Optional.empty();
    private Optional<Instant> deadline = Optional.empty();
    private Optional<Outcome> ending = Optional.empty();
    private Instant last = Instant.MIN;
    private boolean paused;
    private boolean ended;

    Referee(Plan plan) {
        this.board = new Board(plan);
        this.rules = new StepRules(plan, board, this::mayGoOn);
    }

    boolean isAttempting(StepId step, int attempt) {
        return !ended && board.find(step).equals(Optional.of(new Standing.Attempting(attempt)));
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isSettled() {
        return ended && owed.isEmpty();
    }

    /** Whether nothing is owed or awaited, and so it must have ended. */
    boolean isIdle() {
        return !ended && !paused && ending.isEmpty() && !board.isAnythingAwaited();
    }

    /** @throws Violation where the event must not stand here */
    void sees(ExecutionEvent event) {
        require(started.isPresent() != event instanceof Started, "an execution begins once, and first", event);
        require(!ended || event instanceof TaskDone || event instanceof Reopened, "an event after the end", event);
        require(!event.at().isBefore(last), "time goes back", event);
        last = event.at();
        switch (event) {
            case Started e -> {
                started = Optional.of(e);
                deadline = e.deadline();
                rules.begun(e.trigger());
            }
            case NodeStarted e -> rules.started(e);
            case NodeWaiting e -> rules.waits(e);
            case LoopStarted e -> rules.loops(e);
            case ChildRequested e -> rules.calls(e);
            case ChildStarted e -> rules.called(e);
            case NodeCompleted e -> rules.completed(e);
            case NodeRetryScheduled e -> rules.retries(e);
            case NodeFailed e -> rules.failed(e);
            case NodeSkipped e -> rules.skipped(e);
            case NodeCancelled e -> {
                if (board.find(e.step()).orElse(null) instanceof Standing.Calling calling && calling.waits()) {
                    owed.add("cancel:" + calling.child());
                }
                rules.cancelled(e, ending.isPresent());
            }
            case RoundFinished e -> rules.roundFinished(e);
            case ResultsGathered e -> rules.gathered(e);
            case SignalReceived e -> rules.signalled(e);
            case Logged e -> require(board.isAddress(e.step()), "an unknown node speaks", event);
            case Responded e -> require(board.isAddress(e.step()), "an unknown node answers", event);
            case Paused _ -> {
                require(!paused && ending.isEmpty(), "paused although it is, or is ending", event);
                paused = true;
            }
            case Resumed _ -> {
                require(paused, "resumed although it is not paused", event);
                paused = false;
            }
            case Ending e -> {
                require(ending.isEmpty(), "how it ends is settled once", event);
                ending = Optional.of(e.outcome());
            }
            case NodeResolved e -> rules.resolved(e);
            case Ended e -> ended(e);
            case Reopened e -> reopened(e);
            case TaskDone e -> {
                require(owed.remove(e.task()), "a debt is paid that nobody owes", event);
                require(e.last() == isSettled(), "whether it is settled is told wrongly", event);
            }
        }
    }

    private void ended(Ended e) {
        require(ending.isEmpty() || ending.get().equals(e.outcome()), "ends otherwise than settled", e);
        require(!board.isAnyOpenWithin(List.of()), "ends while something is under way", e);
        switch (e.outcome()) {
            case Outcome.Completed completed -> {
                require(!paused, "completes while it is paused", e);
                require(board.isGoneThrough(List.of()), "completed although not everything is settled", e);
                for (var node : completed.by()) {
                    require(
                            board.leftBy(StepId.of(node)).isPresent(),
                            "ended with what the flow never left: " + node,
                            e);
                }
            }
            case Outcome.Failed failed -> mayFail(failed, e);
            case Outcome.Cancelled _ -> {}
        }
        started.flatMap(Started::parent).ifPresent(parent -> owed.add(new Task.TellParent(parent).key()));
        ended = true;
        ending = Optional.empty();
        require(e.owing() != owed.isEmpty(), "what it owes is told wrongly", e);
    }

    private void mayFail(Outcome.Failed failed, Ended e) {
        if (failed.step().isPresent()) {
            var step = failed.step().get();
            require(step.rounds().isEmpty(), "failed by a step of a loop, not by the loop", e);
            require(
                    board.find(step).filter(standing -> standing.is(End.FATAL)).isPresent(),
                    "failed by a step that did not fail",
                    e);
        } else if (failed.failure().code().equals("EXECUTION_TIMEOUT")) {
            require(deadline.filter(end -> !end.isAfter(e.at())).isPresent(), "timed out too early", e);
        } else {
            require(failed.failure().code().equals("RESULT_NOT_STORABLE"), "failed by nothing", e);
        }
    }

    private void reopened(Reopened e) {
        require(ended, "reopened before its end", e);
        e.steps().forEach(step -> rules.reopened(step, e));
        started.flatMap(Started::parent).ifPresent(parent -> owed.remove(new Task.TellParent(parent).key()));
        deadline = e.deadline();
        paused = false;
        ended = false;
    }

    private void mayGoOn(ExecutionEvent event) {
        require(!paused, "goes on while it is paused", event);
        require(ending.isEmpty(), "goes on while it is ending", event);
    }
}
