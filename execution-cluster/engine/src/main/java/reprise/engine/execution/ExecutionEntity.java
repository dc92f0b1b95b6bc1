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
import akka.persistence.typed.javadsl.SignalHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import reprise.core.ExecutionId;
import reprise.core.StepId;
import reprise.core.execution.Circumstances;
import reprise.core.execution.Decision;
import reprise.core.execution.Execution;
import reprise.core.execution.Execution.Active;
import reprise.core.execution.Execution.None;
import reprise.core.execution.Execution.Over;
import reprise.core.execution.ExecutionCommand;
import reprise.core.execution.ExecutionCommand.Tick;
import reprise.core.execution.ExecutionCommand.Unstorable;
import reprise.core.execution.ExecutionDecider;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.core.plan.Plan;
import reprise.engine.execution.LocalMessage.Again;
import reprise.engine.execution.LocalMessage.ChildHeard;
import reprise.engine.execution.LocalMessage.ChildNotHeard;
import reprise.engine.execution.LocalMessage.Due;
import reprise.engine.execution.LocalMessage.ErrandOver;
import reprise.engine.execution.LocalMessage.PlanLoaded;
import reprise.engine.execution.LocalMessage.PlanNotLoaded;
import reprise.engine.execution.LocalMessage.Report;
import reprise.engine.execution.LocalMessage.Stop;
import reprise.engine.execution.LocalMessage.ValuesFetched;
import reprise.engine.execution.LocalMessage.ValuesNotFetched;
import reprise.protocol.ExecutionMessage;
import reprise.protocol.ExecutionMessage.Ask;
import reprise.protocol.ExecutionMessage.Wake;
import reprise.protocol.Reply;
import reprise.protocol.Verb;

/**
 * The actor around an execution. It keeps what was decided and shows the workers what to do; it decides nothing. It is
 * never told to start: its first decision is in the journal before it is woken, so waking and recovering are the same.
 */
final class ExecutionEntity extends EventSourcedBehavior<ExecutionMessage, ExecutionEvent, Execution> {
    /** After so many it stops; the due work wakes it again, more seldom. */
    private static final int RESTARTS = 20;

    /** So often it goes on without what the journal refuses, each time with less; then it stops. */
    private static final int REFUSALS = 3;

    private final ActorContext<ExecutionMessage> context;
    private final ExecutionId id;
    private final ActorRef<ShardCommand> shard;
    private final EngineParts parts;
    private final WorkInHand work;

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
        this.id = id;
        this.shard = shard;
        this.parts = parts;
        this.work = new WorkInHand(context.getSelf(), timers, parts);
        this.inWriting = inWriting;
        this.values = new ValuesAtHand(context, id, parts);
        this.plan = new PlanAtHand(context, parts);
        this.snapshots = new OwnSnapshots(parts);
        this.afterRejection = inWriting.isOpen();
        this.turnedAway = !parts.live().enter(id, afterRejection);
    }

    @Override
    public Execution emptyState() {
        return Execution.NONE;
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
            case Ask ask -> asked(execution, ask);
            case ChildHeard heard -> childHeard(execution, heard);
            case ChildNotHeard failed -> {
                work.heard();
                context.getLog().debug("execution {} cannot read how its child ended", id, failed.cause());
                yield refused(execution, failed.answer(), "UNAVAILABLE", "how the child ended cannot be read just now");
            }
            case ErrandOver over -> errandOver(execution, over);
            case Again _ -> lookAround(execution);
            case PlanLoaded loaded -> {
                plan.loaded(loaded.plan());
                yield Effect()
                        .none()
                        .thenRun(this::reconcile)
                        .thenRun(this::rest)
                        .thenUnstashAll();
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
            case Stop _ when plan.isLoading() -> Effect().stash(); // behind whoever waits for the plan and an answer
            case Stop _ -> Effect().stop();
            default -> Effect().unhandled();
        };
    }

    @Override
    public SignalHandler<Execution> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::recovered)
                .onSignal(PreRestart.instance(), _ -> work.stopAttempts())
                .onSignal(PostStop.instance(), _ -> {
                    work.stopAttempts();
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
            case Active _, Over _ -> Effect().none().thenRun(this::reconcile).thenRun(this::rest);
            case None _ -> Effect().none().thenRun(this::leave);
        };
    }

    private Effect<ExecutionEvent, Execution> asked(Execution execution, Ask ask) {
        Consumer<Reply> answer = reply -> ask.replyTo().tell(reply);
        if (turnedAway && execution instanceof Active) {
            return refused(execution, answer, "UNAVAILABLE", "this node has more to do than it can take up");
        }
        if (ask.verb() instanceof Verb.HearChild(var step, var child)) {
            work.hear(id, StepId.parse(step), ExecutionId.parse(child), answer);
            return Effect().none();
        }
        return decided(execution, Verbs.command(ask, parts.workers().json()), answer);
    }

    private Effect<ExecutionEvent, Execution> childHeard(Execution execution, ChildHeard heard) {
        work.heard();
        if (heard.events() > lastSequenceNumber(context)) { // to say yes would lose the news for the one that is it now
            return refused(execution, heard.answer(), "UNAVAILABLE", "another node has gone on with the execution");
        }
        return heard.report()
                .map(report -> decided(execution, report, heard.answer()))
                .orElseGet(() ->
                        refused(execution, heard.answer(), "CONFLICT", "the child was reopened and has not ended"));
    }

    private Effect<ExecutionEvent, Execution> errandOver(Execution execution, ErrandOver over) {
        work.over(over);
        over.failure().ifPresent(cause -> context.getLog()
                .debug("execution {} could not do its task {}; it tries again", id, over.task(), cause));
        return over.report().map(report -> decided(execution, report, _ -> {})).orElseGet(() -> Effect()
                .none());
    }

    private Effect<ExecutionEvent, Execution> decided(
            Execution execution, ExecutionCommand command, Consumer<Reply> answer) {
        if (quarantined) {
            return refused(execution, answer, "CONFLICT", "the execution is quarantined: its history cannot be read");
        }
        if (isPlanned(execution, command) && plan.ready().isEmpty()) {
            if (execution instanceof Over over) {
                plan.load(over.last());
            }
            if (plan.isUnavailable()) {
                return refused(execution, answer, "UNAVAILABLE", "the workflow version cannot be read now");
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
                yield effect.thenRun(this::rest);
            }
            case Decision.Needs(var references) -> {
                values.fetch(references, command, answer);
                yield Effect().none();
            }
            case Decision.Reject(var refusal) ->
                refused(execution, answer, refusal.reason().name(), refusal.message());
        };
    }

    private Effect<ExecutionEvent, Execution> refused(
            Execution execution, Consumer<Reply> answer, String reason, String message) {
        answer.accept(new Reply.Refused(reason, message));
        return Effect().none().thenRun(this::rest);
    }

    private Decision<ExecutionEvent> decide(Execution execution, ExecutionCommand command) {
        var circumstances = new Circumstances(parts.clock().instant(), values.all(), parts.ceilings());
        return plan.ready()
                .map(ready -> ExecutionDecider.decide(ready, execution, command, circumstances))
                .orElseGet(() -> ExecutionDecider.decideUnplanned(execution, command, circumstances));
    }

    /** Whether it takes the plan to decide; one that is over has forgotten it, and may be about to go on. */
    private static boolean isPlanned(Execution execution, ExecutionCommand command) {
        return execution instanceof Active || (execution instanceof Over && ExecutionDecider.mayReopen(command));
    }

    /** Shows the workers what should be under way, and sets the alarm for what comes by itself. */
    private void reconcile(Execution execution) {
        switch (execution) {
            case Active _ when turnedAway || quarantined -> leave(execution);
            case Active active
            when leaving ->
                comesBack = comesBack
                        || !active.tasks().isEmpty()
                        || plan.of(active)
                                .filter(ready -> ExecutionDecider.isUnfinished(ready, active))
                                .isPresent();
            case Active active ->
                plan.of(active).ifPresentOrElse(ready -> reconcile(ready, active), () -> plan.load(active));
            case Over over -> work.show(over);
            case None _ -> work.stopAttempts();
        }
    }

    private void reconcile(Plan ready, Active active) {
        if (refused.isPresent()) { // the attempt it came from is not to be made again
            context.getSelf().tell(new Report(new Unstorable(refused.get())));
        } else {
            work.show(ready, active);
        }
    }

    /** Leaves where there is nothing to do and nobody waits: the due work wakes it in time, or whoever it waits for. */
    private void rest(Execution execution) {
        boolean idle =
                switch (execution) {
                    case Active active ->
                        refused.isEmpty()
                                && plan.ready()
                                        .filter(ready -> !work.isNeeded(ready, active))
                                        .isPresent();
                    case Over over -> over.isSettled();
                    case None _ -> true;
                };
        if (idle && !leaving && !work.isHearing() && !values.isFetching()) {
            leave(execution);
        }
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
