package reprise.journal.tail;

import reprise.database.Sql;
import reprise.journal.Position;

/**
 * Up to where the journal is final: transactions below {@code xmin} have ended, and no more will ever be added there.
 * Stays true for ever once it was true.
 */
public record SafePosition(long xmin) {

    private static final String NOW = "select pg_snapshot_xmin(pg_current_snapshot())::text as xmin";

    public static SafePosition now(Sql sql) {
        return sql.one(NOW, row -> new SafePosition(Long.parseUnsignedLong(row.text("xmin"))))
                .orElseThrow();
    }

    /** The place of one who has seen all there is below. */
    public Position end() {
        return new Position(xmin - 1, Long.MAX_VALUE);
    }
}
