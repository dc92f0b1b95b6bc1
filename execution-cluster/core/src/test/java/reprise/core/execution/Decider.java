package reprise.core.execution;

import reprise.core.plan.Plan;

/** What the simulation puts to the test: the rules, or rules that were broken on purpose. */
@FunctionalInterface
interface Decider {
    Decision<ExecutionEvent> decide(
            Plan plan, Execution execution, ExecutionCommand command, Circumstances circumstances);
}
