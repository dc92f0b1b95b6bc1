package reprise.gateway.triggers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.WorkflowId;
import reprise.database.Database;
import reprise.database.DatabaseException;

/**
 * Keeps what triggers were asked and did not do. Whoever notes something never waits: notes are written together, a
 * little later, and what a flood brings is counted instead. While the database is away they are lost.
 */
public final class TriggerLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerLog.class);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(30);

    /** How long the same refusal of the same trigger is not repeated in the server's log. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Database database;
    private final MeterRegistry registry;
    private final Clock clock;
    private final ScheduledExecutorService pace;
    private final Cache<String, Boolean> said =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(QUIET).build();

    /** Under its own lock. */
    private final PendingNotes pending = new PendingNotes();

    /** Whose notes were written since the last sweep. Used by the one thread that writes. */
    private final Set<WorkflowId> grown = new HashSet<>();

    /** Writes from now on, until it is closed. */
    public static TriggerLog open(Database database, MeterRegistry registry, Clock clock) {
        var log = new TriggerLog(database, registry, clock);
        log.pace.scheduleWithFixedDelay(log::write, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        log.pace.scheduleWithFixedDelay(log::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        return log;
    }

    private TriggerLog(Database database, MeterRegistry registry, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.clock = clock;
        this.pace = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("trigger-log").factory());
    }

    /** It will be written soon. */
    public void note(TriggerNote note) {
        registry.counter("reprise_trigger_calls", "outcome", note.outcome().word(), "cause", note.code())
                .increment();
        boolean taken;
        synchronized (pending) {
            taken = pending.add(note);
        }
        if (!taken) {
            registry.counter("reprise_trigger_log_dropped").increment();
        }
    }

    private void write() {
        List<TriggerNote> notes;
        synchronized (pending) {
            notes = pending.take();
        }
        if (notes.isEmpty()) {
            return;
        }
        notes.forEach(this::say);
        try {
            database.transact(sql -> TriggerLogTable.insert(sql, notes));
            notes.forEach(note -> grown.add(note.workflow()));
        } catch (DatabaseException away) {
            LOG.warn("{} entries of the trigger log are lost: {}", notes.size(), away.getMessage());
        } catch (RuntimeException e) { // an edge: the next ones may be better
            LOG.error("entries of the trigger log could not be written", e);
        }
    }

    private void say(TriggerNote note) {
        var key = note.workflow() + " " + note.node() + " " + note.code();
        if (note.outcome() == TriggerOutcome.REFUSED && said.asMap().putIfAbsent(key, true) == null) {
            LOG.info("a call of {} of workflow {} was refused: {}", note.node(), note.workflow(), note.cause());
        }
    }

    private void sweep() {
        try {
            database.transact(
                    sql -> TriggerLogTable.dropBefore(sql, clock.instant().minus(KEPT)));
            database.transact(sql -> TriggerLogTable.dropBeyondMost(sql, grown));
            grown.clear();
        } catch (RuntimeException e) { // an edge: it will be tried again
            LOG.warn("old entries of the trigger log could not be dropped: {}", e.getMessage());
        }
    }

    /** Writes what is left. */
    @Override
    public void close() {
        pace.close();
        write();
    }
}
