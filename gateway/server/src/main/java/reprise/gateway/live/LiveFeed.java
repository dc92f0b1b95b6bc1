package reprise.gateway.live;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Source;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;
import reprise.journal.EventNames;
import reprise.journal.Histories;
import reprise.journal.Histories.Numbered;
import reprise.journal.Histories.Shown;

/**
 * Follows executions as they happen, by reading their histories: what was committed on this node is seen at once, what
 * another node committed within a moment. No gap and no repetition, because a reader always asks for what comes after
 * the last event it was given; a slow one asks more seldom and slows nobody.
 */
public final class LiveFeed {
    private static final int AT_ONCE = 500;

    private final Histories histories;
    private final Executor blocking;
    private final Arrivals arrivals;
    private final Cache<String, CompletableFuture<Void>> signals =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(1)).build();

    public LiveFeed(Histories histories, Executor blocking) {
        this.histories = histories;
        this.blocking = blocking;
        this.arrivals = new Arrivals(histories::highestSequenceNrs, blocking);
    }

    /** Something was committed on this node. Called for every append, so it does next to nothing where nobody looks. */
    public void committed(String persistenceId) {
        var signal = signals.asMap().remove(persistenceId);
        if (signal != null) {
            signal.completeAsync(() -> null, blocking);
        }
    }

    /**
     * The events after {@code after}, those to come included; ends with the execution. It begins one event earlier than
     * it tells, to see whether that was the last; where there is no such event, with the first.
     */
    public Source<Numbered<Shown>, NotUsed> follow(ExecutionId execution, long after) {
        long before = Math.max(0, after - 1);
        return Source.completionStage(read(execution, before))
                .flatMapConcat(events -> from(execution, events.isEmpty() ? 0 : before))
                .filter(event -> event.sequenceNr() > after)
                .mapMaterializedValue(_ -> NotUsed.getInstance());
    }

    private Source<Numbered<Shown>, NotUsed> from(ExecutionId execution, long after) {
        return Source.unfoldAsync(Optional.of(after), from -> from.map(last -> next(execution, last))
                        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())))
                .mapConcat(batch -> batch);
    }

    /** Completes when such an event is in the history; with false where none is within {@code patience}. */
    public CompletionStage<Boolean> await(ExecutionId execution, Predicate<String> name, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        return await(execution, 0, name, deadline);
    }

    private CompletionStage<Boolean> await(ExecutionId execution, long after, Predicate<String> name, long deadline) {
        if (System.nanoTime() >= deadline) {
            return CompletableFuture.completedFuture(false);
        }
        var signal = signal(execution);
        return read(execution, after).thenCompose(events -> {
            if (events.stream().anyMatch(event -> name.test(event.event().name()))) {
                return CompletableFuture.completedFuture(true);
            }
            long last = events.isEmpty() ? after : events.getLast().sequenceNr();
            long rest = deadline - System.nanoTime();
            return more(execution, last, signal)
                    .completeOnTimeout(null, Math.max(0, rest), TimeUnit.NANOSECONDS)
                    .thenCompose(_ -> await(execution, last, name, deadline));
        });
    }

    /** One look, and a moment's wait where there was nothing: the stream asks again as long as somebody listens to it. */
    private CompletionStage<Optional<Pair<Optional<Long>, List<Numbered<Shown>>>>> next(
            ExecutionId execution, long after) {
        var signal = signal(execution);
        return read(execution, after)
                .thenCompose(events -> events.isEmpty()
                        ? more(execution, after, signal)
                                .thenApply(_ -> Optional.of(Pair.create(Optional.of(after), events)))
                        : CompletableFuture.completedFuture(Optional.of(Pair.create(continuation(events), events))));
    }

    private static Optional<Long> continuation(List<Numbered<Shown>> events) {
        var last = events.getLast();
        return last.event().name().equals(EventNames.ENDED) ? Optional.empty() : Optional.of(last.sequenceNr());
    }

    private CompletableFuture<List<Numbered<Shown>>> read(ExecutionId execution, long after) {
        return CompletableFuture.supplyAsync(() -> histories.shown(execution, after, AT_ONCE), blocking);
    }

    /** Taken before one reads, so that what is committed while one reads is not missed. */
    private CompletableFuture<Void> signal(ExecutionId execution) {
        return signals.get(PersistenceIds.of(execution), _ -> new CompletableFuture<>());
    }

    /** Until there may be more: something was committed here, or is seen to have been elsewhere. */
    private CompletableFuture<Object> more(ExecutionId execution, long after, CompletableFuture<Void> signal) {
        var arrival = arrivals.after(execution, after);
        return CompletableFuture.<Object>anyOf(signal, arrival).whenComplete((_, _) -> arrival.complete(null));
    }
}
