package reprise.journal.tail;

import java.util.Optional;
import reprise.database.Row;
import reprise.database.Sql;
import reprise.journal.Position;
import reprise.journal.Slices;

/**
 * Reads the events of the executions of some slices in the order of (tx, ordering), never past a transaction that may
 * still commit: what is shown is all there will ever be up to its end. Rows appear once no older writing transaction is
 * open anywhere on the server. However large the rows are, a batch of them fits into memory: beyond
 * {@value #BYTES_AT_ONCE} bytes only their places are read.
 */
public record TailQuery(Slices.Range range) implements TailSource {
    public static final int BYTES_AT_ONCE = 32 * 1024 * 1024;

    static final String BATCH = """
            select tx::text as at_tx, ordering, persistence_id, sequence_number, event_count,
                case when bytes_before < ? then events end as events
            from (
                select j.*, coalesce(sum(octet_length(j.events)) over (
                    order by j.tx, j.ordering rows between unbounded preceding and 1 preceding), 0) as bytes_before
                from event_journal j
                where (j.tx, j.ordering) > (?::xid8, ?)
                  and j.tx < pg_snapshot_xmin(pg_current_snapshot())
                  and j.slice between ? and ?
                  and starts_with(j.persistence_id, 'execution|')
                order by j.tx, j.ordering
                limit ?
            ) as batch
            order by batch.tx, batch.ordering
            """;

    @Override
    public TailBatch read(Sql sql, Position after, int limit) {
        IndexOrder.demand(sql);
        // Asked before the batch. With it, what is not for this reader need not be looked at again and again.
        var end = Horizon.now(sql).end();
        var found = sql.query(
                BATCH,
                row -> row.optional("events", Row::bytes).map(_ -> TailRow.of(row)),
                (long) BYTES_AT_ONCE,
                Long.toUnsignedString(after.tx()),
                after.ordering(),
                range.from(),
                range.to(),
                limit);
        var rows =
                found.stream().takeWhile(Optional::isPresent).map(Optional::get).toList();
        return rows.size() == limit || rows.size() < found.size()
                ? new TailBatch(rows, rows.getLast().position(), true)
                : new TailBatch(
                        rows, later(end, rows.isEmpty() ? after : rows.getLast().position()), false);
    }

    private static Position later(Position one, Position other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
