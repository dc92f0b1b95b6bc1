package reprise.engine.execution;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import reprise.catalog.Plans;
import reprise.core.ExecutionId;
import reprise.core.execution.Ceilings;
import reprise.engine.relatives.Relatives;
import reprise.journal.snapshot.SnapshotKeeper;

/**
 * What every entity of this node works with.
 *
 * @param wakeLater has an execution woken once there is room on this node
 * @param relatives how executions start others and hear of them
 * @param values where large data are
 * @param snapshots where executions with long histories leave how they stand
 * @param ceilings beyond which data fail their node
 * @param clock the database's, so that all nodes agree when a timer has run out
 * @param blocking runs what waits for the database
 */
public record EngineParts(
        Plans plans,
        Workers workers,
        LiveExecutions live,
        Consumer<ExecutionId> wakeLater,
        Relatives relatives,
        ValueStore values,
        SnapshotKeeper snapshots,
        Ceilings ceilings,
        Clock clock,
        Executor blocking) {}
