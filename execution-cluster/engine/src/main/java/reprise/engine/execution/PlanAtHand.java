package reprise.engine.execution;

import akka.actor.typed.javadsl.ActorContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution.Active;
import reprise.core.plan.Plan;
import reprise.engine.execution.LocalMessage.PlanLoaded;
import reprise.engine.execution.LocalMessage.PlanNotLoaded;
import reprise.protocol.ExecutionMessage;

/** The plan that one entity decides by, once it has it. Used by its entity only. */
final class PlanAtHand {
    private final ActorContext<ExecutionMessage> context;
    private final EngineParts parts;
    private Optional<Plan> plan = Optional.empty();
    private boolean unavailable;
    private boolean loading;

    PlanAtHand(ActorContext<ExecutionMessage> context, EngineParts parts) {
        this.context = context;
        this.parts = parts;
    }

    Optional<Plan> ready() {
        return plan;
    }

    /** It could not be read: whoever asks something is told to try again. */
    boolean isUnavailable() {
        return unavailable;
    }

    /** Whether the entity is still to be told what came of reading it. */
    boolean isLoading() {
        return loading;
    }

    /** At once, where this node remembers it; from then on it is {@link #ready}. */
    Optional<Plan> of(Active execution) {
        plan = plan.or(() -> parts.plans().cached(execution.start().plan()));
        return plan;
    }

    /** Has it read beside the entity, which is told {@link PlanLoaded} or {@link PlanNotLoaded}. */
    void load(Active execution) {
        var id = execution.start().plan();
        loading = true;
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> parts.plans().load(id), parts.blocking()),
                (loaded, failure) -> failure == null ? new PlanLoaded(loaded) : new PlanNotLoaded(failure));
    }

    void loaded(Plan ready) {
        plan = Optional.of(ready);
        loading = false;
    }

    void notLoaded(ExecutionId execution, Throwable cause) {
        context.getLog()
                .warn(
                        "execution {} cannot go on for now: its workflow version cannot be read ({}). It is tried"
                                + " again later; check the database",
                        execution,
                        cause.getMessage());
        unavailable = true;
        loading = false;
    }
}
