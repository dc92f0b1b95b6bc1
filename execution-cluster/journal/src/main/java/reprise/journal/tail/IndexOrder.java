package reprise.journal.tail;

import reprise.database.Sql;

/**
 * Holds PostgreSQL to the one good plan for reading along (tx, ordering): the index, for the values at hand. On a journal
 * that grew since it was last analysed, or never was, its own choice may be to sort the whole of it on each poll.
 */
public final class IndexOrder {

    /** For the rest of the transaction. */
    public static void demand(Sql sql) {
        sql.script("""
                set local plan_cache_mode = force_custom_plan;
                set local enable_seqscan = off;
                set local enable_bitmapscan = off;
                set local enable_sort = off
                """);
    }

    private IndexOrder() {}
}
