package reprise.core.execution;

import java.util.List;
import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.sdk.Failure;

/** How an execution ended. */
public sealed interface Outcome {

    /** @param by the nodes it ended with: their output is its output */
    record Completed(List<NodeId> by) implements Outcome {}

    /** @param step the one that failed; empty where the whole execution did, by its time-out */
    record Failed(Failure failure, Optional<StepId> step) implements Outcome {}

    record Cancelled(String reason) implements Outcome {}
}
