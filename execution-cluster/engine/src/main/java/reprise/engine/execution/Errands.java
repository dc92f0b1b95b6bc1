package reprise.engine.execution;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.execution.ChildResult;
import reprise.core.execution.Execution;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.ExecutionCommand.ReportEnded;
import reprise.core.execution.ExecutionCommand.ReportStarted;
import reprise.core.execution.ExecutionCommand.Settle;
import reprise.core.execution.Task;
import reprise.engine.execution.LocalMessage.ChildHeard;
import reprise.engine.execution.LocalMessage.ChildNotHeard;
import reprise.engine.execution.LocalMessage.ErrandOver;
import reprise.protocol.Reply;

/**
 * What one execution owes to its relatives, on this node. As with {@link Attempts}, nothing is ordered that could be lost: it is
 * shown what is owed, does what is not under way yet, and reports. What could not be done is told, and shown again later.
 * Used by its entity only; what it does is done elsewhere.
 */
final class Errands {
    private final EngineParts parts;
    private final Consumer<LocalMessage> tell;
    private final Set<String> underWay = new HashSet<>();
    private int hearing;

    /** @param tell the entity, from any thread */
    Errands(EngineParts parts, Consumer<LocalMessage> tell) {
        this.parts = parts;
        this.tell = tell;
    }

    void show(Execution execution) {
        execution.latest().ifPresent(latest -> execution.tasks().forEach(task -> show(latest, task)));
    }

    private void show(Active latest, Task task) {
        switch (task) {
            case Task.Attempt _ -> {}
            case Task.StartChild asked -> begin(task, () -> start(latest, asked));
            case Task.CancelChild(var child) -> {
                if (!underWay.contains("start:" + child)) { // else it might begin after it was called off
                    begin(
                            task,
                            () -> settled(
                                    task,
                                    parts.relatives()
                                            .cancel(child, latest.start().cause())));
                }
            }
            case Task.TellParent(var parent) ->
                begin(
                        task,
                        () -> settled(
                                task,
                                parts.relatives().tell(parent, latest.start().id())));
        }
    }

    /** A child says that it has ended: how, is read in its history, and told to the entity, which answers. */
    void hear(ExecutionId self, StepId step, ExecutionId child, Consumer<Reply> answer) {
        hearing++;
        CompletableFuture.supplyAsync(
                        () -> new ChildHeard(
                                parts.relatives().result(child).map(known -> new ReportEnded(step, child, known)),
                                parts.relatives().events(self),
                                answer),
                        parts.blocking())
                .whenComplete(
                        (heard, failure) -> tell.accept(failure == null ? heard : new ChildNotHeard(failure, answer)));
    }

    /** The entity was told what {@link #hear} read, or that it could not. */
    void heard() {
        hearing--;
    }

    /** Whether somebody waits for an answer. */
    boolean isHearing() {
        return hearing > 0;
    }

    /** It is over, well or not: it may be begun again. */
    void over(String task) {
        underWay.remove(task);
    }

    private void begin(Task task, Supplier<CompletionStage<ExecutionCommand>> errand) {
        if (underWay.add(task.key())) {
            errand.get()
                    .whenComplete((report, failure) -> tell.accept(
                            new ErrandOver(task.key(), Optional.ofNullable(report), Optional.ofNullable(failure))));
        }
    }

    private CompletionStage<ExecutionCommand> start(Active latest, Task.StartChild asked) {
        var id = latest.start().id();
        return CompletableFuture.supplyAsync(() -> parts.workers().values(id).json(asked.input()), parts.blocking())
                .thenCompose(input -> parts.relatives().start(latest.start(), asked, input))
                .thenApply(never -> never.<ExecutionCommand>map(failure ->
                                new ReportEnded(asked.step(), asked.child(), new ChildResult.Failed(failure)))
                        .orElseGet(() -> new ReportStarted(asked.child())));
    }

    /** What is refused is done too: there is nobody to tell, or it has ended by itself. Except by one that is busy. */
    private static CompletionStage<ExecutionCommand> settled(Task task, CompletionStage<Reply> asked) {
        return asked.thenApply(reply -> switch (reply) {
            case Reply.Refused(var reason, var message)
            when reason.equals("UNAVAILABLE") -> throw new IllegalStateException(message);
            case Reply _ -> new Settle(task.key());
        });
    }
}
