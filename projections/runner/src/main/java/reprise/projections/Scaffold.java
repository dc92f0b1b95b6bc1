package reprise.projections;

import java.util.List;
import reprise.database.Sql;

/**
 * Where a view is rebuilt: a schema beside the one in use, with tables of the same names. What runs with it first on the
 * search path is the view's ordinary SQL, and writes there.
 *
 * @param schema as SQL writes it
 * @param site the one beside it
 */
record Scaffold(String schema, String site) {

    private static final String NAMES =
            "select quote_ident(current_schema()) as schema, quote_ident(current_schema() || '_rebuild') as site";

    static Scaffold beside(Sql sql) {
        return sql.one(NAMES, row -> new Scaffold(row.text("schema"), row.text("site")))
                .orElseThrow();
    }

    /** Empty tables like the ones in use; what an earlier attempt left goes. */
    void raise(Sql sql, List<String> tables) {
        sql.script("create schema if not exists " + site);
        for (var table : tables) {
            sql.script("drop table if exists " + site + "." + table);
            sql.script("create table " + site + "." + table + " (like " + schema + "." + table + " including all)");
        }
    }

    /** For the rest of the transaction. */
    void enter(Sql sql) {
        sql.script("set local search_path = " + site + ", " + schema);
    }

    void analyze(Sql sql, List<String> tables) {
        tables.forEach(table -> sql.script("analyze " + site + "." + table));
    }

    /** The new tables take the place of the old. Whoever reads sees the one or the other. */
    void swap(Sql sql, List<String> tables) {
        for (var table : tables) {
            sql.script("drop table " + schema + "." + table);
            sql.script("alter table " + site + "." + table + " set schema " + schema);
        }
    }

    void clear(Sql sql, List<String> tables) {
        tables.forEach(table -> sql.script("drop table if exists " + site + "." + table));
    }
}
