package reprise.engine.execution;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.ClusterSharding.ShardCommand;
import akka.persistence.typed.EventRejectedException;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.Recovery;
import akka.persistence.typed.javadsl.SignalHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import reprise.core.ExecutionId;
import reprise.core.execution.Cause;
import reprise.core.execution.Circumstances;
import reprise.core.execution.Decision;
import reprise.core.execution.Execution;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.ExecutionCommand.Cancel;
import reprise.core.execution.ExecutionCommand.Continue;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;
import reprise.core.execution.ExecutionDecider;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.core.plan.Plan;
import reprise.engine.execution.LocalMessage.Due;
import reprise.engine.execution.LocalMessage.PlanLoaded;
import reprise.engine.execution.LocalMessage.PlanNotLoaded;
import reprise.engine.execution.LocalMessage.Report;
import reprise.engine.execution.LocalMessage.Stop;
import reprise.engine.execution.LocalMessage.ValuesFetched;
import reprise.engine.execution.LocalMessage.ValuesNotFetched;
import reprise.protocol.ExecutionMessage;
import reprise.protocol.ExecutionMessage.CancelExecution;
import reprise.protocol.ExecutionMessage.Wake;
import reprise.protocol.Reply;

/**
 * The actor around an execution. It keeps what was decided and shows the workers what to do; it decides nothing. It is
 * never told to start: its first decision is in the journal before it is woken, so waking and recovering are the same.
 */
final class ExecutionEntity extends EventSourcedBehavior<ExecutionMessage, ExecutionEvent, Execution> {
    /** Nearer timers are kept here; for later ones it goes to sleep and the due work wakes it. */
    private static final Duration NEAR = Duration.ofSeconds(30);

    /** After so many it stops; the due work wakes it again, more seldom. */
    private static final int RESTARTS = 20;

    /** So often it goes on without what the journal refuses, each time with less; then it stops. */
    private static final int REFUSALS = 3;

    private final ActorContext<ExecutionMessage> context;
    private final TimerScheduler<ExecutionMessage> timers;
    private final ExecutionId id;
    private final ActorRef<ShardCommand> shard;
    private final EngineParts parts;
    private final Attempts attempts;

    /** It was woken where there is no room for it: it goes back to sleep before it begins anything. */
    private final boolean turnedAway;

    private final InWriting inWriting;

    /** Whether it was made because the journal rejected a decision, until it has recovered. */
    private boolean afterRejection;

    /** What led to a decision that the journal refused for good, until it is decided how to go on without it. */
    private Optional<ExecutionCommand> refused = Optional.empty();

    private final ValuesAtHand values;
    private final PlanAtHand plan;
    private final OwnSnapshots snapshots;

    /** More events are counted than could be told: see {@code ExecutionJournal}. */
    private boolean quarantined;

    /** It has asked to be stopped, so it begins nothing new: what there is to do by then is done in its next life. */
    private boolean leaving;

    /** Something came up while it was leaving. */
    private boolean comesBack;

    static Behavior<ExecutionMessage> create(ExecutionId id, ActorRef<ShardCommand> shard, EngineParts parts) {
        var inWriting = new InWriting();
        Behavior<ExecutionMessage> entity = Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new ExecutionEntity(context, timers, id, shard, parts, inWriting)));
        return Behaviors.supervise(entity)
                .onFailure(
                        EventRejectedException.class,
                        SupervisorStrategy.restart()
                                .withLimit(REFUSALS, Duration.ofMinutes(1))
                                .withLoggingEnabled(false));
    }

    private ExecutionEntity(
            ActorContext<ExecutionMessage> context,
            TimerScheduler<ExecutionMessage> timers,
            ExecutionId id,
            ActorRef<ShardCommand> shard,
            EngineParts parts,
            InWriting inWriting) {
        super(
                PersistenceId.ofUniqueId(PersistenceIds.of(id)),
                // Said once by the journal's writer, not once for every execution.
                SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(2), 0.2)
                        .withLoggingEnabled(false)
                        .withMaxRestarts(RESTARTS));
        this.context = context;
        this.timers = timers;
        this.id = id;
        this.shard = shard;
        this.parts = parts;
        var self = context.getSelf();
        this.attempts = new Attempts(parts.workers(), command -> self.tell(new Report(command)));
        this.inWriting = inWriting;
        this.values = new ValuesAtHand(context, id, parts);
        this.plan = new PlanAtHand(context, parts);
        this.snapshots = new OwnSnapshots(id, parts);
        this.afterRejection = inWriting.isOpen();
        this.turnedAway = !afterRejection && parts.live().overcrowded();
        parts.live().enter(id);
    }

    @Override
    public Execution emptyState() {
        return Execution.NONE;
    }

    @Override
    public Recovery recovery() {
        return snapshots.recovery();
    }

    @Override
    public String snapshotPluginId() {
        return snapshots.plugin();
    }

    @Override
    public SnapshotAdapter<Execution> snapshotAdapter() {
        return snapshots.adapter();
    }

    @Override
    public EventHandler<Execution, ExecutionEvent> eventHandler() {
        return Execution::apply;
    }

    @Override
    public CommandHandler<ExecutionMessage, ExecutionEvent, Execution> commandHandler() {
        return (execution, message) -> switch (message) {
            case Wake _ -> lookAround(execution);
            case Report report -> decided(execution, report.command(), _ -> {});
            case Due _ -> decided(execution, new Tick(), _ -> {});
            case CancelExecution cancel ->
                decided(execution, new Cancel(cancel.reason(), Cause.UNKNOWN), reply -> cancel.replyTo()
                        .tell(reply));
            case PlanLoaded loaded -> {
                plan.loaded(loaded.plan());
                yield Effect().none().thenRun(this::reconcile).thenUnstashAll();
            }
            case PlanNotLoaded failed -> {
                plan.notLoaded(id, failed.cause());
                yield Effect().none().thenRun(this::leave).thenUnstashAll();
            }
            case ValuesFetched fetched -> {
                values.fetched(fetched);
                yield decided(execution, fetched.command(), fetched.answer());
            }
            case ValuesNotFetched failed -> {
                values.notFetched(failed);
                yield Effect().none().thenRun(this::leave);
            }
            case Stop _ -> Effect().stop();
            default -> Effect().unhandled();
        };
    }

    @Override
    public SignalHandler<Execution> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .onSignal(PreRestart.instance(), _ -> attempts.stopAll())
                .onSignal(PostStop.instance(), _ -> {
                    attempts.stopAll();
                    parts.live().leave(id);
                    if (turnedAway || comesBack) { // in line with the others, not after its lease has run out
                        parts.wakeLater().accept(id);
                    }
                })
                .build();
    }

    /**
     * A decision that is still being written was refused only where this is a new entity, made after a rejection. After an
     * outage the same entity recovers, and what it was about is found anew in the history.
     */
    private void recovered(Execution execution) {
        quarantined = execution.sequenceNr() < lastSequenceNumber(context);
        snapshots.reached(execution);
        if (!afterRejection) {
            inWriting.done();
            reconcile(execution);
            return;
        }
        afterRejection = false;
        refused = inWriting.refused(lastSequenceNumber(context));
        refused.ifPresent(command -> context.getLog()
                .error(
                        "the journal does not take what execution {} came to by {}; it goes on without it",
                        id,
                        CommandWords.of(command)));
        reconcile(execution);
    }

    private Effect<ExecutionEvent, Execution> lookAround(Execution execution) {
        return switch (execution) {
            case Active _ -> Effect().none().thenRun(this::reconcile);
            case None _, Over _ -> Effect().none().thenRun(this::leave);
        };
    }

    private Effect<ExecutionEvent, Execution> decided(
            Execution execution, ExecutionCommand command, Consumer<Reply> answer) {
        if (quarantined) {
            answer.accept(new Reply.Refused("CONFLICT", "the execution is quarantined: its history cannot be read"));
            return Effect().none().thenRun(this::leave);
        }
        if (execution instanceof Active && plan.ready().isEmpty()) {
            if (plan.isUnavailable()) {
                answer.accept(new Reply.Refused("UNAVAILABLE", "the workflow version cannot be read now"));
                return Effect().none();
            }
            return Effect().stash();
        }
        if (command instanceof Unstorable) {
            refused = Optional.empty();
        }
        return switch (decide(execution, command)) {
            case Decision.Accept(var events) -> {
                values.trim();
                inWriting.begin(command, lastSequenceNumber(context));
                var effect = Effect()
                        .persist(events)
                        .thenRun(_ -> inWriting.done())
                        .thenRun(snapshots::reached)
                        .thenRun(this::reconcile)
                        .thenRun(_ -> answer.accept(new Reply.Accepted()));
                yield effect.thenRun(after -> {
                    if (after instanceof Over) {
                        leave(after);
                    }
                });
            }
            case Decision.Needs(var references) -> {
                values.fetch(references, command, answer);
                yield Effect().none();
            }
            case Decision.Reject(var refusal) -> {
                answer.accept(new Reply.Refused(refusal.reason().name(), refusal.message()));
                yield execution instanceof Active
                        ? Effect().none()
                        : Effect().none().thenRun(this::leave);
            }
        };
    }

    private Decision<ExecutionEvent> decide(Execution execution, ExecutionCommand command) {
        var circumstances = new Circumstances(parts.clock().instant(), values.all(), parts.ceilings());
        return plan.ready()
                .map(ready -> ExecutionDecider.decide(ready, execution, command, circumstances))
                .orElseGet(() -> ExecutionDecider.decideUnplanned(execution, command, circumstances));
    }

    /** Shows the workers what should be under way, and sets the alarm for what comes by itself. */
    private void reconcile(Execution execution) {
        switch (execution) {
            case Active _ when turnedAway || quarantined -> leave(execution);
            case Active active
            when leaving -> comesBack = comesBack || !active.tasks().isEmpty();
            case Active active ->
                plan.of(active).ifPresentOrElse(ready -> reconcile(ready, active), () -> plan.load(active));
            case None _, Over _ -> attempts.stopAll();
        }
    }

    private void reconcile(Plan ready, Active active) {
        if (refused.isPresent()) { // the attempt it came from is not to be made again
            context.getSelf().tell(new Report(new Unstorable(refused.get())));
            return;
        }
        if (ExecutionDecider.isUnfinished(ready, active)) {
            context.getSelf().tell(new Report(new Continue()));
        }
        attempts.show(ready, active);
        active.nextDue().ifPresent(due -> {
            var delay = Duration.between(parts.clock().instant(), due);
            if (delay.compareTo(NEAR) <= 0) {
                timers.startSingleTimer(new Due(), delay.isPositive() ? delay.plusMillis(1) : Duration.ofMillis(1));
            } else if (active.tasks().isEmpty()) {
                leave(active);
            }
        });
    }

    /**
     * Goes to sleep, or ends. The shard is asked to say when: till then it hands over what is on its way here, after that it
     * keeps what comes for the entity's next life. So nobody who asks is left without an answer.
     */
    private void leave(Execution execution) {
        leaving = true;
        shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    }
}
