package reprise.engine.execution;

import java.time.Clock;
import java.util.concurrent.Executor;
import reprise.catalog.Plans;
import reprise.core.execution.Ceilings;

/**
 * What every entity of this node works with.
 *
 * @param values where large data are
 * @param ceilings beyond which data fail their node
 * @param clock the database's, so that all nodes agree when a timer has run out
 * @param blocking runs what waits for the database
 */
public record EngineParts(
        Plans plans,
        Workers workers,
        LiveExecutions live,
        ValueStore values,
        Ceilings ceilings,
        Clock clock,
        Executor blocking) {}
