package reprise.core.execution;

import static reprise.core.execution.Violation.require;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent.ChildRequested;
import reprise.core.execution.ExecutionEvent.ChildStarted;
import reprise.core.execution.ExecutionEvent.LoopStarted;
import reprise.core.execution.ExecutionEvent.NodeCancelled;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeFailed;
import reprise.core.execution.ExecutionEvent.NodeResolved;
import reprise.core.execution.ExecutionEvent.NodeRetryScheduled;
import reprise.core.execution.ExecutionEvent.NodeSkipped;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.ExecutionEvent.NodeWaiting;
import reprise.core.execution.ExecutionEvent.ResultsGathered;
import reprise.core.execution.ExecutionEvent.RoundFinished;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.Standing.End;
import reprise.core.plan.Plan;
import reprise.sdk.Failure;
import reprise.sdk.WorkerNode;

/** The referee's part about steps and rounds: what may happen to one, given how all of them stand. */
final class StepRules {
    private final Plan plan;
    private final Board board;
    private final Consumer<ExecutionEvent> mayGoOn;
    private final Set<ExecutionId> children = new HashSet<>();
    private final Map<String, Integer> signals = new HashMap<>();
    private final Set<StepId> resolved = new HashSet<>();
    private final Map<StepId, Integer> triedBefore = new HashMap<>();
    private NodeId trigger = new NodeId("");

    /** @param mayGoOn complains where the execution as a whole must stand still */
    StepRules(Plan plan, Board board, Consumer<ExecutionEvent> mayGoOn) {
        this.plan = plan;
        this.board = board;
        this.mayGoOn = mayGoOn;
    }

    void begun(NodeId trigger) {
        this.trigger = trigger;
    }

    void signalled(SignalReceived e) {
        signals.merge(e.name(), 1, Integer::sum);
    }

    void started(NodeStarted e) {
        begins(e.step(), e.attempt(), e);
        require(plan.node(e.step().node()).type() instanceof WorkerNode<?>, "only workers are started", e);
        board.put(e.step(), new Standing.Attempting(e.attempt()));
    }

    void waits(NodeWaiting e) {
        begins(e.step(), e.attempt(), e);
        board.put(e.step(), new Standing.Waiting(e.attempt(), e.signal(), e.until(), e.port()));
    }

    void loops(LoopStarted e) {
        begins(e.step(), e.attempt(), e);
        board.put(e.step(), new Standing.Looping(e.attempt(), e.size(), e.rules(), 0, 0, false));
    }

    void calls(ChildRequested e) {
        begins(e.step(), e.attempt(), e);
        require(children.add(e.child()), "a child is asked for under an id that was used", e);
        board.put(e.step(), new Standing.Calling(e.attempt(), e.child(), e.waits(), false));
    }

    void called(ChildStarted e) {
        require(
                board.find(e.step()).orElse(null) instanceof Standing.Calling c
                        && c.child().equals(e.child())
                        && !c.started(),
                "a child began that nobody waits for",
                e);
        var asked = (Standing.Calling) board.find(e.step()).orElseThrow();
        board.put(e.step(), new Standing.Calling(asked.attempt(), asked.child(), asked.waits(), true));
    }

    void retries(NodeRetryScheduled e) {
        settles(e.step(), e.attempt(), e);
        require(mayBeRetried(e.step(), e.attempt(), e.failure()), "must not be tried again", e);
        board.put(e.step(), new Standing.Resting(e.attempt(), e.dueAt()));
    }

    void skipped(NodeSkipped e) {
        mayBegin(e.step(), e);
        require(board.find(e.step()).isEmpty(), "skipped although it was begun", e);
        require(board.isOutOfReach(e.step(), trigger), "skipped although it may yet be reached", e);
        settle(e.step(), 0, Optional.empty(), End.DONE);
    }

    /** People say how it goes on with a step that waits. */
    void resolved(NodeResolved e) {
        var standing = board.find(e.step()).orElse(null);
        require(
                standing instanceof Standing.Waiting
                        || standing instanceof Standing.Resting
                        || standing instanceof Standing.Calling,
                "resolved although it does not wait",
                e);
        resolved.add(e.step());
    }

    void gathered(ResultsGathered e) {
        require(isLooping(e.loop()) && e.count() > 0, "results of a loop that is not under way", e);
    }

    void reopened(StepId step, ExecutionEvent event) {
        var before = board.find(step).orElse(null);
        require(
                before != null && (before.is(End.FATAL) || before.is(End.CANCELLED)),
                "reopened, though it has not failed: " + step,
                event);
        var settled = (Standing.Settled) before;
        triedBefore.put(step, settled.attempt());
        board.put(step, settled.loop().<Standing>map(l -> l).orElse(new Standing.Reopened(settled.attempt())));
    }

    void completed(NodeCompleted e) {
        if (resolved.remove(e.step())) {
            require(e.output() instanceof Output.Data, "completed by something else than what was said", e);
        } else if (board.find(e.step()).orElse(null) instanceof Standing.Waiting waiting) {
            mayBegin(e.step(), e);
            require(waiting.attempt() == e.attempt(), "another attempt than the one that waited", e);
            if (e.output() instanceof Output.OfSignal(var name)) {
                require(waiting.signal().equals(Optional.of(name)), "waited for another signal", e);
                require(signals.merge(name, -1, Integer::sum) >= 0, "takes a signal that nobody sent", e);
                require(e.port().equals("main"), "a signal leads on by main", e);
            } else {
                require(waiting.until().filter(until -> !until.isAfter(e.at())).isPresent(), "woken too early", e);
                require(e.port().equals(waiting.port()), "time leads on by another port", e);
                require(
                        waiting.signal()
                                .filter(name -> signals.getOrDefault(name, 0) > 0)
                                .isEmpty(),
                        "times out although its signal is there",
                        e);
            }
        } else if (board.find(e.step()).orElse(null) instanceof Standing.Looping loop) {
            mayBegin(e.step(), e);
            require(loop.attempt() == e.attempt(), "another attempt than the one that loops", e);
            require(
                    loop.finished() == loop.size() && !board.isBroken(e.step(), loop),
                    "completed before its last round",
                    e);
        } else {
            settles(e.step(), e.attempt(), e);
        }
        board.forgetBody(e.step());
        settle(e.step(), e.attempt(), Optional.of(e.port()), End.DONE);
    }

    void failed(NodeFailed e) {
        var loop = board.find(e.step()).map(s -> s instanceof Standing.Looping l ? l : null);
        if (loop.isPresent()) {
            mayBegin(e.step(), e);
            require(!board.isAnyOpenWithin(e.step()), "failed while something is under way in it", e);
            require(
                    !e.failure().code().equals("ITEM_FAILED") || board.isBroken(e.step(), loop.get()),
                    "failed although none of its rounds did",
                    e);
        } else {
            settles(e.step(), e.attempt(), e);
            require(!mayBeRetried(e.step(), e.attempt(), e.failure()), "gives up too early", e);
        }
        if (e.port().isPresent()) {
            board.forgetBody(e.step());
        }
        board.put(
                e.step(),
                new Standing.Settled(e.attempt(), e.port(), e.port().isPresent() ? End.DONE : End.FATAL, loop));
    }

    /** @param isEnding whether the whole execution is */
    void cancelled(NodeCancelled e, boolean isEnding) {
        var before = board.find(e.step()).filter(Standing::isOpen);
        require(before.isPresent(), "cancelled although it is not under way", e);
        require(
                isEnding
                        || resolved.contains(e.step())
                        || board.isDoomed(e.step().rounds()),
                "cancelled for no reason",
                e);
        require(!board.isAnyOpenWithin(e.step()), "cancelled before what lies in it", e);
        board.put(
                e.step(),
                new Standing.Settled(
                        before.get().attempt(),
                        Optional.empty(),
                        End.CANCELLED,
                        before.map(s -> s instanceof Standing.Looping loop ? loop : null)));
    }

    void roundFinished(RoundFinished e) {
        var round = e.loop().round(e.round());
        require(isLooping(e.loop()), "a round of a loop that is not under way", e);
        mayBegin(e.loop(), e);
        require(!board.isAnyOpenWithin(round), "a round ends with something under way in it", e);
        require(board.isRoundOpen(round), "a round ends that is not open", e);
        var loop = (Standing.Looping) board.find(e.loop()).orElseThrow();
        require(!board.isBroken(e.loop(), loop) || board.hasFatal(round), "a round ends of a loop that fails", e);
        if (board.hasFatal(round)) {
            require(loop.rules().goesOn() && e.failure().isPresent(), "a failed round passes for one that is done", e);
        } else {
            require(board.isGoneThrough(round), "a round ends before its time", e);
            require(
                    e.failure().isEmpty() || e.failure().get().code().equals("RESULT_TOO_LARGE"),
                    "a round fails for no reason",
                    e);
        }
        board.forgetRound(e.loop(), e.round());
        board.put(
                e.loop(),
                loop.finishedOneMore(e.failure().isPresent() && !loop.rules().goesOn()));
    }

    /** An attempt begins: never one that was made before, and only where the flow has come. */
    private void begins(StepId step, int attempt, ExecutionEvent event) {
        mayBegin(step, event);
        require(board.isMadeOnce(step, attempt), "that attempt was made before", event);
        switch (board.find(step).orElse(null)) {
            case null -> {
                require(attempt == 1, "the first attempt is number 1", event);
                require(board.isReached(step, trigger), "begun before its time", event);
            }
            case Standing.Resting(int before, Instant due) -> {
                require(attempt == before + 1, "attempts are counted one by one", event);
                require(!due.isAfter(event.at()), "tried again too early", event);
            }
            case Standing.Reopened(int before) ->
                require(attempt == before + 1, "attempts are counted one by one", event);
            case Standing _ ->
                throw new Violation("begun although it is under way or settled: " + Story.inShort(event));
        }
    }

    /** Whether something may begin there; where it is the first of its round, the round is opened. */
    private void mayBegin(StepId step, ExecutionEvent event) {
        require(board.isAddress(step), "no address of this plan: " + step, event);
        mayGoOn.accept(event);
        require(!board.isDoomed(step.rounds()), "goes on behind a failure", event);
        if (!step.rounds().isEmpty() && !board.isRoundOpen(step.rounds())) {
            var around = Board.loopAround(step.rounds());
            var loop = (Standing.Looping) board.find(around).orElseThrow();
            require(step.rounds().getLast().index() == loop.opened(), "rounds open one after the other", event);
            require(loop.opened() < loop.size(), "a round too many", event);
            require(board.openRounds(around) < loop.rules().concurrency(), "too many rounds at once", event);
            board.put(around, loop.openedOneMore());
        }
    }

    /** A report of an attempt that is under way, or an attempt that is made on the spot. */
    private void settles(StepId step, int attempt, ExecutionEvent event) {
        switch (board.find(step).orElse(null)) {
            case Standing.Attempting(int current) ->
                require(attempt == current, "an attempt reports that is not under way", event);
            case Standing.Calling calling ->
                require(attempt == calling.attempt(), "a child reports to another attempt", event);
            case null, default -> begins(step, attempt, event);
        }
    }

    private void settle(StepId step, int attempt, Optional<String> leftBy, End end) {
        board.put(step, new Standing.Settled(attempt, leftBy, end, Optional.empty()));
    }

    private boolean mayBeRetried(StepId step, int attempt, Failure failure) {
        int counted = attempt - triedBefore.getOrDefault(step, 0);
        return failure.retryable()
                && counted < plan.node(step.node()).definition().retry().maxAttempts();
    }

    private boolean isLooping(StepId step) {
        return board.find(step).orElse(null) instanceof Standing.Looping;
    }
}
