package reprise.projections;

import java.util.List;
import reprise.database.DatabaseException;
import reprise.database.Row;
import reprise.database.Sql;
import reprise.journal.Entry;
import reprise.journal.Position;
import reprise.journal.Slices;
import reprise.journal.tail.EventDecoder;
import reprise.journal.tail.TailOffset;
import reprise.journal.tail.TailSource;
import reprise.views.View;

/** A view's new tables while they are filled, and the moment they take the place of the old. */
record RebuildSite(Scaffold scaffold, String usedTail, View view) {
    private static final int LAST_BATCHES = 5;

    private static final String HOLD_TAILS =
            "select tx::text as at_tx, ordering from tail_offset where name = ? order by range_from for update";

    private static final String FORGET_TAIL = "delete from tail_offset where name = ?";

    private static final String FORGET_LETTERS = "delete from tail_dead_letter where name = ?";

    private static final String KEEP_LETTERS = "update tail_dead_letter set name = ? where name = ?";

    private static final String RECORD_VERSION = """
            insert into view_version (view, version) values (?, ?)
            on conflict (view) do update set version = excluded.version
            """;

    /** The tables have yet to catch up. */
    static final class NotThere extends RuntimeException {
        NotThere() {
            super("the rebuilt tables have yet to catch up", null, false, false);
        }
    }

    /** Empty tables, and a tail that begins at the beginning. Displaces an earlier rebuild that lives on unnoticed. */
    static RebuildSite prepare(Sql sql, Feed feed, View view) {
        var site = new RebuildSite(Scaffold.beside(sql), feed.tail(), view);
        TailOffset.claim(sql, site.tail(), Slices.Range.ALL, "").advance(sql, Position.START);
        sql.update(FORGET_LETTERS, site.tail());
        site.scaffold.raise(sql, view.tables());
        return site;
    }

    /** The name of the tail that fills the new tables. */
    String tail() {
        return "rebuild:" + view.name();
    }

    /** The source, reading the new tables where it reads the view's. */
    TailSource within(TailSource source) {
        return (sql, after, limit) -> {
            scaffold.enter(sql);
            return source.read(sql, after, limit);
        };
    }

    void apply(Sql sql, List<Entry> batch) {
        scaffold.enter(sql);
        view.apply(sql, batch);
    }

    void analyze(Sql sql) {
        scaffold.analyze(sql, view.tables());
    }

    /**
     * Holds the tails in use, takes in what they have and we have not, and puts the new tables in the place of the old.
     * That the new ones may then be ahead does no harm: they take nothing in twice.
     */
    boolean swap(Sql sql, TailSource source, EventDecoder decoder, int batch) {
        sql.script("set local lock_timeout = '2s'");
        var offset = TailOffset.claim(sql, tail(), Slices.Range.ALL, "");
        var used = sql.query(HOLD_TAILS, RebuildSite::position, usedTail).stream()
                .max(Position::compareTo)
                .orElse(Position.START);
        takeIn(sql, source, decoder, offset.position(), used, batch);
        scaffold.swap(sql, view.tables());
        sql.update(FORGET_TAIL, tail());
        sql.update(FORGET_LETTERS, usedTail);
        sql.update(KEEP_LETTERS, usedTail, tail());
        sql.update(RECORD_VERSION, view.name(), view.version());
        return true;
    }

    /** What cannot be read or taken in is for the tail to deal with: it knows how to go on without it. */
    private void takeIn(Sql sql, TailSource source, EventDecoder decoder, Position from, Position to, int limit) {
        var place = from;
        for (int i = 0; place.compareTo(to) < 0; i++) {
            if (i == LAST_BATCHES) {
                throw new NotThere();
            }
            var batch = source.read(sql, place, limit);
            try {
                apply(
                        sql,
                        batch.rows().stream()
                                .flatMap(row -> row.entries(decoder).stream())
                                .toList());
            } catch (DatabaseException failure) {
                throw failure;
            } catch (RuntimeException poisonous) {
                throw new NotThere();
            }
            place = batch.end();
        }
    }

    private static Position position(Row row) {
        return new Position(Long.parseUnsignedLong(row.text("at_tx")), row.number("ordering"));
    }
}
