package reprise.journal.snapshot;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.ExecutionId;
import reprise.core.execution.Execution;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.journal.StateCodec;
import reprise.journal.UnreadableEvent;

/**
 * The snapshots that there are of long histories. They are a convenience: what is missing, damaged or of another form is
 * worked out from the events. Blocks.
 */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    /** Those of our form first. None that is ahead of the journal: it belongs to a history that was lost. */
    private static final String NEAREST = """
            select s.sequence_number, s.snapshot_ser_manifest, s.snapshot_payload from execution_snapshot s
            where s.persistence_id = ? and s.sequence_number <= ? and s.sequence_number <= (
                select j.sequence_number + j.event_count - 1 from event_journal j
                where j.persistence_id = s.persistence_id order by j.sequence_number desc limit 1)
            order by s.snapshot_ser_manifest = ? desc, s.sequence_number desc limit 1
            """;

    private static final String SUPERFLUOUS = """
            delete from execution_snapshot s where s.persistence_id = ? and (s.snapshot_ser_manifest <> ? or (
                s.sequence_number < (
                    select newest.sequence_number from execution_snapshot newest
                    where newest.persistence_id = ? and newest.snapshot_ser_manifest = ?
                    order by newest.sequence_number desc offset ? limit 1)
                and exists (
                    select from execution_snapshot first
                    where first.persistence_id = s.persistence_id and first.snapshot_ser_manifest = s.snapshot_ser_manifest
                      and first.sequence_number >= s.sequence_number / ? * ? and first.sequence_number < s.sequence_number)))
            """;

    private final Database database;
    private final StateCodec codec;
    private final AtomicBoolean othersTold = new AtomicBoolean();

    public Snapshots(Database database, StateCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    private record Stored(long sequenceNr, String form, byte[] state) {}

    /** How the execution stood at the last event that there is a snapshot of, up to that one. */
    public Optional<Execution> nearest(ExecutionId execution, long sequenceNr) {
        var stored = database.with(sql -> sql.one(
                NEAREST,
                row -> new Stored(
                        row.number("sequence_number"),
                        row.text("snapshot_ser_manifest"),
                        row.bytes("snapshot_payload")),
                PersistenceIds.of(execution),
                sequenceNr,
                StateCodec.FORM));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        if (!stored.get().form().equals(StateCodec.FORM)) {
            tellOnce(stored.get().form());
            return Optional.empty();
        }
        return read(execution, stored.get())
                .or(() -> nearest(execution, stored.get().sequenceNr() - 1));
    }

    /** Throws a damaged one away: it would be met again and again. */
    private Optional<Execution> read(ExecutionId id, Stored stored) {
        try {
            var execution = codec.decode(stored.state());
            var start = execution.latest().orElseThrow().start();
            if (start.id().equals(id) && execution.sequenceNr() == stored.sequenceNr()) {
                return Optional.of(execution);
            }
            LOG.warn(
                    "the snapshot of execution {} at event {} is of something else; it is deleted",
                    id,
                    stored.sequenceNr());
        } catch (UnreadableEvent damaged) {
            LOG.warn(
                    "the snapshot of execution {} at event {} is damaged ({}) and is deleted; its events tell the same",
                    id,
                    stored.sequenceNr(),
                    damaged.getMessage());
        }
        database.use(sql -> sql.update(
                "delete from execution_snapshot where persistence_id = ? and sequence_number = ?",
                PersistenceIds.of(id),
                stored.sequenceNr()));
        return Optional.empty();
    }

    private void tellOnce(String form) {
        if (othersTold.compareAndSet(false, true)) {
            LOG.info(
                    "snapshots of the form {} are left aside, this release has {}: long histories are read from their"
                            + " beginning once",
                    form,
                    StateCodec.FORM);
        }
    }

    /** Deletes those that lie closer to each other than {@link Spacing} wants them, and those of other forms. */
    public void thinOut(ExecutionId execution) {
        var id = PersistenceIds.of(execution);
        database.use(sql -> sql.update(
                SUPERFLUOUS,
                id,
                StateCodec.FORM,
                id,
                StateCodec.FORM,
                Spacing.NEWEST - 1,
                Spacing.STRETCH,
                Spacing.STRETCH));
    }

    /** Deletes all of them: its events are no longer what they were. */
    public void forget(ExecutionId execution) {
        database.use(sql ->
                sql.update("delete from execution_snapshot where persistence_id = ?", PersistenceIds.of(execution)));
    }
}
