package reprise.engine.execution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import reprise.core.StepId;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.Inputs;
import reprise.core.execution.Task;
import reprise.core.plan.Plan;

/**
 * The attempts of one execution on this node. It gets no orders that could be lost: it is shown what should be under way,
 * after a command and after a crash alike, and starts or stops the difference. Used by its entity only.
 */
final class Attempts {
    private final Workers workers;
    private final Consumer<ExecutionCommand> report;
    private final Map<StepId, Attempt> underWay = new HashMap<>();

    Attempts(Workers workers, Consumer<ExecutionCommand> report) {
        this.workers = workers;
        this.report = report;
    }

    void show(Plan plan, Active execution) {
        var wanted = wanted(execution);
        underWay.entrySet().removeIf(entry -> {
            var task = wanted.get(entry.getKey());
            boolean over = task == null || !entry.getValue().is(task);
            if (over) {
                entry.getValue().stop();
            }
            return over;
        });
        wanted.forEach((step, task) -> underWay.computeIfAbsent(step, _ -> {
            var node = plan.node(step.node());
            var id = execution.start().id();
            return Attempt.start(
                    workers,
                    id,
                    node,
                    task,
                    () -> {
                        var values = workers.values(id);
                        var input = Inputs.of(execution, node, step.rounds(), values);
                        var http = workers.http(execution.start().workspace());
                        return new Attempt.Given(values.json(task.running().input()), input, http);
                    },
                    report);
        }));
    }

    void stopAll() {
        underWay.values().forEach(Attempt::stop);
        underWay.clear();
    }

    private static Map<StepId, Task.Attempt> wanted(Active execution) {
        var wanted = new LinkedHashMap<StepId, Task.Attempt>();
        for (var task : execution.tasks()) {
            if (task instanceof Task.Attempt attempt) {
                wanted.put(attempt.step(), attempt);
            }
        }
        return wanted;
    }
}
