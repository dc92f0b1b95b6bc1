package reprise.journal.tail;

import java.util.Optional;
import reprise.database.Row;
import reprise.database.Sql;
import reprise.journal.Position;
import reprise.journal.Slices;

/**
 * How far a tail has come, and under which epoch. Each claim begins a new epoch, and each move names the epoch and the
 * place it starts from: an owner that was replaced without noticing cannot write.
 */
public record TailOffset(String name, Slices.Range range, Position position, long epoch) {

    private static final String OVERLAPPING = """
            select range_from, range_to, tx::text as at_tx, ordering, epoch from tail_offset
            where name = ? and range_from <= ? and range_to >= ?
            order by range_from for update
            """;

    private static final String CURRENT = """
            select range_from, range_to, tx::text as at_tx, ordering, epoch from tail_offset
            where name = ? and range_from = ? and range_to = ?
            """;

    private static final String DELETE = "delete from tail_offset where name = ? and range_from = ? and range_to = ?";

    private static final String INSERT = """
            insert into tail_offset (name, range_from, range_to, tx, ordering, epoch, owner)
            values (?, ?, ?, ?::xid8, ?, ?, ?)
            """;

    private static final String ADVANCE = """
            update tail_offset set tx = ?::xid8, ordering = ?
            where name = ? and range_from = ? and range_to = ? and epoch = ? and tx = ?::xid8 and ordering = ?
            """;

    private static final String NOBODY = "";

    /**
     * Takes over a range, from whoever had it or parts of it. Where it was divided otherwise before, it begins at the
     * earliest place of its parts: some events come again.
     */
    public static TailOffset claim(Sql sql, String name, Slices.Range range, String owner) {
        var before = sql.query(OVERLAPPING, row -> read(row, name), name, range.to(), range.from());
        long epoch = before.stream().mapToLong(TailOffset::epoch).max().orElse(0) + 1;
        for (var part : before) {
            sql.update(DELETE, name, part.range.from(), part.range.to());
            if (part.range.from() < range.from()) {
                part.cut(part.range.from(), range.from() - 1).insert(sql, NOBODY);
            }
            if (part.range.to() > range.to()) {
                part.cut(range.to() + 1, part.range.to()).insert(sql, NOBODY);
            }
        }
        var start = before.stream().map(TailOffset::position).min(Position::compareTo);
        int covered =
                before.stream().mapToInt(part -> shared(part.range, range)).sum();
        boolean whole = covered == range.to() - range.from() + 1;
        var claimed = new TailOffset(name, range, whole ? start.orElseThrow() : Position.START, epoch);
        claimed.insert(sql, owner);
        return claimed;
    }

    /** As the table has it now; empty where somebody removed it or divided the journal otherwise. */
    public static Optional<TailOffset> current(Sql sql, String name, Slices.Range range) {
        return sql.one(CURRENT, row -> read(row, name), name, range.from(), range.to());
    }

    /** @throws OffsetMoved where the table no longer has what we left there */
    public TailOffset advance(Sql sql, Position to) {
        int moved = sql.update(
                ADVANCE,
                Long.toUnsignedString(to.tx()),
                to.ordering(),
                name,
                range.from(),
                range.to(),
                epoch,
                Long.toUnsignedString(position.tx()),
                position.ordering());
        if (moved == 0) {
            throw new OffsetMoved(this);
        }
        return new TailOffset(name, range, to, epoch);
    }

    private TailOffset cut(int from, int to) {
        return new TailOffset(name, new Slices.Range(from, to), position, epoch + 1);
    }

    private void insert(Sql sql, String owner) {
        sql.update(
                INSERT,
                name,
                range.from(),
                range.to(),
                Long.toUnsignedString(position.tx()),
                position.ordering(),
                epoch,
                owner);
    }

    private static int shared(Slices.Range one, Slices.Range other) {
        return Math.min(one.to(), other.to()) - Math.max(one.from(), other.from()) + 1;
    }

    private static TailOffset read(Row row, String name) {
        var range = new Slices.Range(row.integer("range_from"), row.integer("range_to"));
        return new TailOffset(name, range, TailRow.positionOf(row), row.number("epoch"));
    }
}
