package reprise.journal.tail;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.database.DatabaseException;
import reprise.database.DatabaseFailure;
import reprise.journal.Entry;
import reprise.journal.Position;

/**
 * Writes a batch and the place it ends at, in one transaction. An event that cannot be read becomes a dead letter, and so
 * does a row that the handler cannot take in; the rest goes on.
 */
final class TailWriter {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);

    private final String tail;
    private final Database database;
    private final EventDecoder decoder;
    private final BatchHandler handler;
    private final TailCounts counts;

    TailWriter(String tail, Database database, EventDecoder decoder, BatchHandler handler, TailCounts counts) {
        this.tail = tail;
        this.database = database;
        this.decoder = decoder;
        this.handler = handler;
        this.counts = counts;
    }

    TailOffset write(TailOffset offset, TailBatch batch) {
        var moved = write(offset, batch.rows(), batch.end());
        counts.leftOut(batch.leftOut());
        return moved;
    }

    private TailOffset write(TailOffset offset, List<TailRow> rows, Position end) {
        try {
            return commit(offset, rows, end);
        } catch (OffsetMoved moved) {
            throw moved;
        } catch (RuntimeException failure) {
            if (rows.isEmpty() || !blamesAnEvent(failure)) {
                throw failure;
            }
            return rows.size() == 1 ? letGo(offset, rows.getFirst(), failure, end) : halve(offset, rows, end);
        }
    }

    /** One of them is to blame: the search for it costs little and the others are written on the way. */
    private TailOffset halve(TailOffset offset, List<TailRow> rows, Position end) {
        int half = rows.size() / 2;
        var first = rows.subList(0, half);
        var moved = write(offset, first, first.getLast().position());
        return write(moved, rows.subList(half, rows.size()), end);
    }

    private TailOffset letGo(TailOffset offset, TailRow row, RuntimeException failure, Position end) {
        var letter = DeadLetter.of(row, row.sequenceNr(), failure);
        var moved = database.transaction(sql -> {
            var next = offset.advance(sql, end);
            letter.insert(sql, tail);
            return next;
        });
        report(List.of(letter));
        counts.batch(row.events().size());
        return moved;
    }

    private TailOffset commit(TailOffset offset, List<TailRow> rows, Position end) {
        var entries = new ArrayList<Entry>(rows.size());
        var letters = new ArrayList<DeadLetter>();
        for (var row : rows) {
            decode(row, entries, letters);
        }
        var moved = database.transaction(sql -> {
            // Lost in a crash of the server together with what it speaks of: then the batch is simply read again.
            sql.script("set local synchronous_commit = off");
            var next = offset.advance(sql, end);
            if (!entries.isEmpty()) {
                handler.apply(sql, entries);
            }
            letters.forEach(letter -> letter.insert(sql, tail));
            return next;
        });
        report(letters);
        counts.batch(entries.size() + letters.size());
        return moved;
    }

    private void decode(TailRow row, List<Entry> entries, List<DeadLetter> letters) {
        row.damage().ifPresent(damage -> letters.add(DeadLetter.of(row, row.sequenceNr(), damage)));
        for (var event : row.events()) {
            try {
                var execution = PersistenceIds.execution(row.persistenceId());
                var read = decoder.decode(execution, event.line());
                entries.add(new Entry(row.position(), execution, event.sequenceNr(), read));
            } catch (RuntimeException unreadable) {
                letters.add(DeadLetter.of(row, event.sequenceNr(), unreadable));
            }
        }
    }

    private void report(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        counts.deadLetters(letters.size());
        var first = letters.getFirst();
        LOG.error(
                "Tail {} went on without {} events, the first of them event {} of {}: {}. They are kept in tail_dead_letter;"
                        + " their executions may be shown wrongly until the cause is mended and the view rebuilt.",
                tail,
                letters.size(),
                first.sequenceNr(),
                first.row().persistenceId(),
                first.reason());
    }

    private static boolean blamesAnEvent(RuntimeException failure) {
        return switch (failure) {
            case DatabaseFailure refused -> refused.blamesTheData();
            case DatabaseException _ -> false;
            default -> true;
        };
    }
}
