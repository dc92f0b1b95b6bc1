package reprise.core.execution;

import java.time.Instant;
import reprise.core.plan.Plan;

/** What the simulation puts to the test: the rules, or rules that were broken on purpose. */
@FunctionalInterface
interface Decider {
    Decision<ExecutionEvent> decide(Plan plan, Execution execution, ExecutionCommand command, Instant now);
}
