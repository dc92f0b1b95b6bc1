package reprise.core.execution;

import java.util.Optional;
import reprise.core.StepId;
import reprise.core.execution.Execution.Active;
import reprise.core.plan.Plan;
import reprise.core.plan.TemplateFailure;
import reprise.core.value.Value;
import reprise.core.value.Values;

/** What a step's configuration was when it ran. */
public final class Configurations {

    /**
     * As kept for a worker; else evaluated again, which gives the same because what came before a step never changes.
     * Empty for triggers, and where it has no value.
     *
     * @throws reprise.core.value.ValueMissing where what it is evaluated from is not at hand
     */
    public static Optional<Value> of(Plan plan, Active execution, StepId step, Values values) {
        var state = execution.root().find(step);
        var known = state.flatMap(StepState::knownInput);
        var node = plan.node(step.node());
        if (known.isPresent() || node.isTrigger() || state.isEmpty() || state.get() instanceof StepState.Skipped) {
            return known;
        }
        try {
            var roots = new ExecutionRoots(
                    plan, execution, step, values, state.get().startedAt());
            return Optional.of(Value.of(node.config().evaluate(roots)));
        } catch (TemplateFailure hasNoValue) {
            return Optional.empty();
        }
    }

    private Configurations() {}
}
