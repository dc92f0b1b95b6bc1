package reprise.engine.execution;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.TimerScheduler;
import java.time.Duration;
import java.util.function.Consumer;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionDecider;
import reprise.core.plan.Plan;
import reprise.engine.execution.LocalMessage.Again;
import reprise.engine.execution.LocalMessage.Due;
import reprise.engine.execution.LocalMessage.ErrandOver;
import reprise.engine.execution.LocalMessage.Report;
import reprise.protocol.ExecutionMessage;
import reprise.protocol.Reply;

/**
 * What one entity has going on beside itself: attempts, errands to its relatives, and the alarm for what comes by itself. It is
 * shown how the execution stands and sees to the difference. Used by its entity only.
 */
final class WorkInHand {
    /** Nearer timers are kept here; for later ones the entity goes to sleep and the due work wakes it. */
    private static final Duration NEAR = Duration.ofSeconds(30);

    /** What could not be done for a relative is tried again after that. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private static final String DUE = "due";

    private final ActorRef<ExecutionMessage> self;
    private final TimerScheduler<ExecutionMessage> timers;
    private final EngineParts parts;
    private final Attempts attempts;
    private final Errands errands;

    WorkInHand(ActorRef<ExecutionMessage> self, TimerScheduler<ExecutionMessage> timers, EngineParts parts) {
        this.self = self;
        this.timers = timers;
        this.parts = parts;
        this.attempts = new Attempts(parts.workers(), command -> self.tell(new Report(command)));
        this.errands = new Errands(parts, self::tell);
    }

    void show(Plan plan, Active active) {
        if (ExecutionDecider.isUnfinished(plan, active)) {
            self.tell(new Report(new Continue()));
        }
        attempts.show(plan, active);
        errands.show(active);
        active.nextDue()
                .map(due -> Duration.between(parts.clock().instant(), due))
                .filter(near -> near.compareTo(NEAR) <= 0)
                .ifPresent(near -> timers.startSingleTimer(
                        DUE, new Due(), near.isPositive() ? near.plusMillis(1) : Duration.ofMillis(1)));
    }

    /** It has ended: what it still owes is owed to others. */
    void show(Over over) {
        attempts.stopAll();
        errands.show(over);
    }

    /** Whether something comes by itself, or is there to be done. */
    boolean isNeeded(Plan plan, Active active) {
        return timers.isTimerActive(DUE) || !active.tasks().isEmpty() || ExecutionDecider.isUnfinished(plan, active);
    }

    /** A child says that it has ended; the entity is told how. */
    void hear(ExecutionId self, StepId step, ExecutionId child, Consumer<Reply> answer) {
        errands.hear(self, step, child, answer);
    }

    void heard() {
        errands.heard();
    }

    boolean isHearing() {
        return errands.isHearing();
    }

    /** One that failed is shown again a little later. */
    void over(ErrandOver errand) {
        errands.over(errand.task());
        if (errand.failure().isPresent()) {
            timers.startSingleTimer(new Again(), BETWEEN_TRIES);
        }
    }

    void stopAttempts() {
        attempts.stopAll();
    }
}
