package reprise.journal.tail;

import java.util.ArrayList;
import reprise.database.Sql;
import reprise.journal.Position;
import reprise.journal.Slices;

/**
 * Reads the events of the executions of some slices in the order of (tx, ordering), never past a transaction that may
 * still commit: what is shown is all there will ever be up to its end. Rows appear once no older writing transaction is
 * open anywhere on the server. However large the rows are, a batch of them fits into memory: it ends with the row that
 * makes {@value #BYTES_AT_ONCE} bytes full.
 */
public record TailQuery(Slices.Range range) implements TailSource {
    public static final int BYTES_AT_ONCE = 32 * 1024 * 1024;

    static final String BATCH = "select " + TailRow.COLUMNS + """

             from event_journal j
             where (j.tx, j.ordering) > (?::xid8, ?)
               and j.tx < pg_snapshot_xmin(pg_current_snapshot())
               and j.slice between ? and ?
               and starts_with(j.persistence_id, 'execution|')
             order by j.tx, j.ordering
             limit ?
            """;

    @Override
    public TailBatch read(Sql sql, Position after, int limit) {
        IndexOrder.demand(sql);
        // Asked before the batch. With it, what is not for this reader need not be looked at again and again.
        var end = SafePosition.now(sql).end();
        var taken = new Taken();
        sql.readWhile(
                BATCH,
                row -> taken.add(TailRow.of(row)),
                Long.toUnsignedString(after.tx()),
                after.ordering(),
                range.from(),
                range.to(),
                limit);
        var rows = taken.rows;
        return rows.size() == limit || taken.isFull()
                ? new TailBatch(rows, rows.getLast().position(), true)
                : new TailBatch(
                        rows, later(end, rows.isEmpty() ? after : rows.getLast().position()), false);
    }

    private static Position later(Position one, Position other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static final class Taken {
        private final ArrayList<TailRow> rows = new ArrayList<>();
        private long bytes;

        /** Whether there is room for more. */
        boolean add(TailRow row) {
            rows.add(row);
            bytes += row.bytes();
            return !isFull();
        }

        boolean isFull() {
            return bytes >= BYTES_AT_ONCE;
        }
    }
}
