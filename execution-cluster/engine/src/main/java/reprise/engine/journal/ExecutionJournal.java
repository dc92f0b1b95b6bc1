package reprise.engine.journal;

import akka.actor.ActorSystem;
import akka.dispatch.Futures;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentRepr;
import akka.persistence.PersistentRepr$;
import akka.persistence.journal.japi.AsyncWriteJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.journal.Append;
import reprise.journal.AppendRefused.SequenceTaken;
import reprise.journal.AppendRefused.Unstorable;
import reprise.journal.DamagedHistory;
import reprise.journal.Histories;
import reprise.journal.JournalWriter;
import reprise.journal.snapshot.SnapshotKeeper;
import reprise.journal.snapshot.States;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * Akka's way to our journal: writes go through the node's {@link JournalWriter}, together with the door's; reads block on
 * virtual threads.
 */
public final class ExecutionJournal extends AsyncWriteJournal {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionJournal.class);

    private final JournalWriter writer;
    private final Histories histories;
    private final States states;
    private final RecentStarts recentStarts;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    public ExecutionJournal() {
        var parts = JournalSetup.parts(system());
        this.writer = parts.writer();
        this.histories = parts.histories();
        this.states = new States(histories, parts.snapshots(), SnapshotKeeper.NONE);
        this.recentStarts = parts.recentStarts();
    }

    private ActorSystem system() {
        return context().system();
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> writes) {
        var appends = StreamSupport.stream(writes.spliterator(), false)
                .map(write -> writer.append(append(write)).handle((_, failure) -> switch (failure) {
                    case null -> Optional.<Exception>empty();
                    case Unstorable unstorable -> { // the data's fault alone
                        LOG.error("{}: {}", unstorable.getMessage(), FirstLine.of(unstorable.getCause()));
                        yield Optional.<Exception>of(unstorable);
                    }
                    // Nobody's outage: the entity looks at what another has written, and decides anew.
                    case SequenceTaken taken -> Optional.<Exception>of(taken);
                    case RuntimeException other -> throw other;
                    case Throwable other -> throw new IllegalStateException(other);
                }))
                .toList();
        var all = CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new))
                .<Iterable<Optional<Exception>>>thenApply(
                        _ -> appends.stream().map(CompletableFuture::join).toList());
        return FutureConverters.asScala(all);
    }

    private static Append append(AtomicWrite write) {
        var events = new ArrayList<ExecutionEvent>();
        var payload = write.payload().iterator();
        while (payload.hasNext()) {
            events.add((ExecutionEvent) payload.next().payload());
        }
        return new Append(write.persistenceId(), write.lowestSequenceNr(), List.copyOf(events));
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long fromSequenceNr) {
        var recent = recentStarts.peek(persistenceId);
        if (recent.isPresent()) {
            return Futures.successful((long) recent.get().size());
        }
        return FutureConverters.asScala(
                CompletableFuture.supplyAsync(() -> histories.highestSequenceNr(persistenceId), readers));
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
        var recent = recentStarts.take(persistenceId);
        if (recent.isPresent() && from == 1 && to == recent.get().size() && max >= to) {
            long sequenceNr = 1;
            for (var event : recent.get()) {
                replay.accept(persistent(persistenceId, sequenceNr++, event));
            }
            return Futures.successful(null);
        }
        return FutureConverters.asScala(
                CompletableFuture.runAsync(() -> replayFromTable(persistenceId, from, to, max, replay), readers));
    }

    /**
     * Of a damaged history only the beginning is replayed: its entity finds more events counted than it was told, and knows
     * what that means. Were the replay to fail instead, it would be repeated, and the next would fail as well.
     */
    private void replayFromTable(String id, long from, long to, long max, Consumer<PersistentRepr> replay) {
        long last = max > to - from ? to : from + max - 1;
        try {
            states.follow(
                    PersistenceIds.execution(id),
                    from - 1,
                    last,
                    event -> replay.accept(persistent(id, event.sequenceNr(), event.event())));
        } catch (DamagedHistory damaged) {
            if (histories.quarantine().put(damaged)) {
                LOG.error(
                        "{} cannot go on and is quarantined: {}. Others are not affected. Restore that event from a backup,"
                                + " or start the release that wrote it; then restart a node, or delete its row from"
                                + " quarantined_execution.",
                        id,
                        damaged.getMessage());
            }
        }
    }

    private static PersistentRepr persistent(String id, long sequenceNr, ExecutionEvent event) {
        return PersistentRepr$.MODULE$.apply(event, sequenceNr, id, "", false, null, "");
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
        return Futures.failed(new UnsupportedOperationException("history is not deleted event by event"));
    }

    @Override
    public void postStop() {
        readers.close();
    }
}
