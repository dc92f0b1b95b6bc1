package reprise.core.execution;

import reprise.core.ExecutionId;
import reprise.core.StepId;

/** Something that an execution can do next without hearing from anybody. */
sealed interface Move {

    /** The trigger it began at has fired. */
    record Begin(StepId step) implements Move {}

    /** All that leads to the step is decided, and one edge was taken. */
    record Attempt(StepId step) implements Move {}

    /** All that leads to the step is decided, and no edge was taken. */
    record Skip(StepId step) implements Move {}

    /** A signal that came early has found the step that waits for it. */
    record TakeSignal(StepId step, String name) implements Move {}

    /** The other execution has begun, and the step was to wait for no more. */
    record LetGo(StepId step, ExecutionId child) implements Move {}

    /** What it belongs to ends without it. */
    record Cancel(StepId step) implements Move {}

    /** Every step of the round is settled, or one has failed for good. */
    record FinishRound(StepId loop, int round) implements Move {}

    /** Enough results of rounds lie about to put them together. */
    record GatherResults(StepId loop) implements Move {}

    /** Every round is over. */
    record FinishLoop(StepId loop) implements Move {}

    /** A round has failed, and with it the loop. */
    record FailLoop(StepId loop) implements Move {}

    /** Everything is settled, or something ended it. */
    record End(Outcome outcome) implements Move {}
}
