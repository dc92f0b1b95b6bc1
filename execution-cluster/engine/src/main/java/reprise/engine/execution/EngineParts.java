package reprise.engine.execution;

import java.time.Clock;
import java.util.concurrent.Executor;
import reprise.catalog.Plans;

/**
 * What every entity of this node works with.
 *
 * @param clock the database's, so that all nodes agree when a timer has run out
 * @param blocking runs what waits for the database
 */
public record EngineParts(Plans plans, Workers workers, LiveExecutions live, Clock clock, Executor blocking) {}
