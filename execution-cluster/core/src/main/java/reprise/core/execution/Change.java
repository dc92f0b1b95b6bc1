package reprise.core.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionEvent.Responded;
import reprise.core.execution.ExecutionEvent.SignalReceived;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.value.Value;

/** A copy of an execution under way with something changed. */
final class Change {
    private Started start;
    private Optional<Instant> deadline;
    private Scope root;
    private Optional<Responded> answer;
    private Optional<Outcome> ending;
    private boolean paused;
    private List<SignalReceived> signals;
    private List<Task> debts;
    private long bytesBeside;
    private long sequenceNr;

    private Change(Active before) {
        this.start = before.start();
        this.deadline = before.deadline();
        this.root = before.root();
        this.answer = before.answer();
        this.ending = before.ending();
        this.paused = before.paused();
        this.signals = before.signals();
        this.debts = before.debts();
        this.bytesBeside = before.bytesBeside();
        this.sequenceNr = before.sequenceNr();
    }

    static Change of(Active before) {
        return new Change(before);
    }

    Change start(Started start) {
        this.start = start;
        return this;
    }

    Change deadline(Optional<Instant> deadline) {
        this.deadline = deadline;
        return this;
    }

    Change root(Scope root) {
        this.root = root;
        return this;
    }

    Change answer(Responded answer) {
        this.answer = Optional.of(answer);
        return this;
    }

    Change ending(Optional<Outcome> ending) {
        this.ending = ending;
        return this;
    }

    Change paused(boolean paused) {
        this.paused = paused;
        return this;
    }

    Change signals(List<SignalReceived> signals) {
        this.signals = signals;
        return this;
    }

    Change debts(List<Task> debts) {
        this.debts = debts;
        return this;
    }

    Change beside(Value value) {
        this.bytesBeside += value.bytesBeside();
        return this;
    }

    Change sequenceNr(long sequenceNr) {
        this.sequenceNr = sequenceNr;
        return this;
    }

    Active done() {
        return new Active(start, deadline, root, answer, ending, paused, signals, debts, bytesBeside, sequenceNr);
    }
}
