package reprise.engine.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import reprise.core.NodeId;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.Inputs;
import reprise.core.plan.Plan;

/**
 * The attempts of one execution on this node. It gets no orders that could be lost: it is shown what should be under way,
 * after a command and after a crash alike, and starts or stops the difference. Used by its entity only.
 */
final class Attempts {
    private final Workers workers;
    private final Consumer<ExecutionCommand> report;
    private final Map<NodeId, Attempt> underWay = new HashMap<>();

    Attempts(Workers workers, Consumer<ExecutionCommand> report) {
        this.workers = workers;
        this.report = report;
    }

    void show(Plan plan, Active execution) {
        var wanted = execution.work();
        underWay.entrySet().removeIf(entry -> {
            var running = wanted.get(entry.getKey());
            boolean over = running == null || !entry.getValue().is(running);
            if (over) {
                entry.getValue().stop();
            }
            return over;
        });
        wanted.forEach((id, running) -> underWay.computeIfAbsent(id, _ -> {
            var node = plan.node(id);
            var input = Inputs.of(execution, node);
            return Attempt.start(workers, execution.start().id(), node, running, input, report);
        }));
    }

    void stopAll() {
        underWay.values().forEach(Attempt::stop);
        underWay.clear();
    }
}
