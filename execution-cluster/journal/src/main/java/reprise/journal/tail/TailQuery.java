package reprise.journal.tail;

import reprise.database.Sql;
import reprise.journal.Position;
import reprise.journal.Slices;

/**
 * Reads the events of some slices in the order of (tx, ordering), never past a transaction that may still commit: what is
 * shown is all there will ever be up to its end. Rows appear once no older writing transaction is open anywhere on the
 * server.
 */
public record TailQuery(Slices.Range range) implements TailSource {

    static final String BATCH = "select " + TailRow.COLUMNS + """

             from event_journal j
             where (j.tx, j.ordering) > (?::xid8, ?)
               and j.tx < pg_snapshot_xmin(pg_current_snapshot())
               and j.slice between ? and ?
             order by j.tx, j.ordering
             limit ?
            """;

    private static final String HEAD = """
            select j.tx::text as at_tx, j.ordering from event_journal j
            where j.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by j.tx desc, j.ordering desc
            limit 1
            """;

    @Override
    public TailBatch read(Sql sql, Position after, int limit) {
        IndexOrder.demand(sql);
        var head = range.isAll() ? after : head(sql, after);
        var rows = sql.query(
                BATCH,
                TailRow::of,
                Long.toUnsignedString(after.tx()),
                after.ordering(),
                range.from(),
                range.to(),
                limit);
        var last = rows.isEmpty() ? after : rows.getLast().position();
        if (rows.size() == limit) {
            return new TailBatch(rows, last, true);
        }
        return new TailBatch(rows, later(head, last), false);
    }

    /**
     * How far the journal can be read. Asked before the batch: what was readable then is readable still, so a reader of
     * few slices need not look at the others' rows again and again.
     */
    static Position head(Sql sql, Position after) {
        return sql.one(HEAD, TailRow::positionOf)
                .map(head -> later(head, after))
                .orElse(after);
    }

    private static Position later(Position one, Position other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
