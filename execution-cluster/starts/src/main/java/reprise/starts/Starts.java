package reprise.starts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reprise.core.ExecutionId;
import reprise.core.definition.IdempotencyWindow;
import reprise.core.execution.Ceilings;
import reprise.core.execution.Circumstances;
import reprise.core.execution.Decision;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionCommand.Start;
import reprise.core.execution.ExecutionDecider;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.Parent;
import reprise.core.execution.PersistenceIds;
import reprise.core.execution.StartKey;
import reprise.core.value.Values;
import reprise.journal.Append;
import reprise.journal.AppendRefused.KeyTaken;
import reprise.journal.AppendRefused.SequenceTaken;
import reprise.journal.IdempotencyKeys;
import reprise.journal.JournalWriter;
import reprise.starts.StartOutcome.KeyReused;
import reprise.starts.StartOutcome.Refused;
import reprise.starts.StartOutcome.Repeated;

/**
 * The one way an execution begins, whoever asks: its first decision is appended to the journal, and only then, where it
 * leaves work to do, is its entity woken.
 */
public final class Starts {
    private final JournalWriter journal;
    private final IdempotencyKeys keys;
    private final Consumer<ExecutionId> wake;
    private final Supplier<? extends Values> values;
    private final Ceilings ceilings;
    private final Clock clock;
    private final Executor blocking;

    /**
     * @param values makes, for one start, what sets its large data aside
     * @param blocking for the look at an earlier start under the same key
     */
    public Starts(
            JournalWriter journal,
            IdempotencyKeys keys,
            Consumer<ExecutionId> wake,
            Supplier<? extends Values> values,
            Ceilings ceilings,
            Clock clock,
            Executor blocking) {
        this.values = values;
        this.ceilings = ceilings;
        this.journal = journal;
        this.keys = keys;
        this.wake = wake;
        this.clock = clock;
        this.blocking = blocking;
    }

    /** Completes when the start is durable. Fails as {@link JournalWriter#append} does: then it may or may not be. */
    public CompletionStage<StartOutcome> start(StartRequest request) {
        var now = clock.instant();
        return start(request, ExecutionIds.next(now.toEpochMilli()), Optional.empty(), now);
    }

    /** {@link #start} of one that another execution asks for, once under that id however often it asks. */
    public CompletionStage<StartOutcome> startChild(StartRequest request, ExecutionId id, Parent parent) {
        return start(request, id, Optional.of(parent), clock.instant())
                .exceptionallyCompose(failure -> cause(failure) instanceof SequenceTaken
                        ? CompletableFuture.completedFuture(new Repeated(id))
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletionStage<StartOutcome> start(
            StartRequest request, ExecutionId id, Optional<Parent> parent, Instant now) {
        var start = new Start(
                id,
                request.workspace(),
                request.trigger(),
                request.input(),
                request.params(),
                request.cause(),
                request.key().map(key -> remembered(key, request, now)),
                parent);
        var circumstances = new Circumstances(now, values.get(), ceilings);
        return switch (ExecutionDecider.decide(request.plan(), Execution.NONE, start, circumstances)) {
            case Decision.Needs(var _) -> throw new IllegalStateException("a start knows all its data");
            case Decision.Reject(var refusal) ->
                CompletableFuture.completedFuture(new Refused(refusal.reason(), refusal.message()));
            case Decision.Accept(var events) -> append(id, events, request);
        };
    }

    private static StartKey remembered(GivenKey key, StartRequest request, Instant now) {
        var window = key.window()
                .or(request.plan().definition().settings()::idempotencyWindow)
                .orElse(IdempotencyWindow.USUAL);
        return new StartKey(key.key(), key.fingerprint(), window.until(now));
    }

    private CompletionStage<StartOutcome> append(ExecutionId id, List<ExecutionEvent> events, StartRequest request) {
        var appended = journal.append(new Append(PersistenceIds.of(id), 1, events))
                .<StartOutcome>thenApply(_ -> {
                    if (!(events.getLast() instanceof ExecutionEvent.Ended ended) || ended.owing()) {
                        wake.accept(id);
                    }
                    return new StartOutcome.Started(id, events);
                });
        return request.key()
                .<CompletionStage<StartOutcome>>map(
                        key -> appended.exceptionallyCompose(failure -> cause(failure) instanceof KeyTaken
                                ? CompletableFuture.supplyAsync(() -> earlier(request, key), blocking)
                                        .thenCompose(outcome -> outcome)
                                : CompletableFuture.failedFuture(failure)))
                .orElse(appended);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    }

    /** What the first start under this key was. Where its time has just run out, this is the first one. */
    private CompletionStage<StartOutcome> earlier(StartRequest request, GivenKey key) {
        return keys.held(request.plan().id().workflow(), key.key(), clock.instant())
                .<CompletionStage<StartOutcome>>map(held -> CompletableFuture.completedFuture(
                        key.repeats(held.fingerprint())
                                ? new Repeated(held.execution())
                                : new KeyReused(held.execution())))
                .orElseGet(() -> start(request));
    }
}
