package reprise.journal.tail;

import java.time.Duration;
import java.util.Optional;
import reprise.database.Sql;

/**
 * The writing transaction, of whatever database on the server, behind which no tail may read.
 *
 * @param what it is, for a person
 * @param cure the statement that ends it
 */
public record Blocker(String what, Duration age, String cure) {

    private static final String SESSION = """
            select a.pid, coalesce(a.datname, '') as database, coalesce(a.application_name, '') as application,
                coalesce(a.state, 'unknown') as state,
                coalesce(extract(epoch from clock_timestamp() - a.xact_start), 0)::float8 as seconds
            from pg_stat_activity a
            where a.backend_xid = pg_snapshot_xmin(pg_current_snapshot())::xid
            """;

    private static final String PREPARED = """
            select p.gid, p.database, extract(epoch from clock_timestamp() - p.prepared)::float8 as seconds
            from pg_prepared_xacts p
            where p.transaction = pg_snapshot_xmin(pg_current_snapshot())::xid
            """;

    static Optional<Blocker> find(Sql sql) {
        var session = sql.one(
                SESSION,
                row -> new Blocker(
                        "the transaction of backend pid " + row.integer("pid") + " (" + row.text("application")
                                + ", database " + row.text("database") + ", " + row.text("state") + ")",
                        seconds(row.fraction("seconds")),
                        "select pg_terminate_backend(" + row.integer("pid") + ")"));
        return session.isPresent()
                ? session
                : sql.one(
                        PREPARED,
                        row -> new Blocker(
                                "the prepared transaction " + row.text("gid") + " of database " + row.text("database"),
                                seconds(row.fraction("seconds")),
                                "rollback prepared or commit prepared, in that database"));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
