package reprise.app.membership;

import java.util.List;
import java.util.function.Function;
import reprise.database.Database;
import reprise.database.Sql;

/** The nodes that the database knows of. Time is the database's. */
final class KnownNodes {
    /** Of nodes that begin a cluster at the same time, one does and the others see it. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('reprise.cluster'))";

    private static final String SEEN = """
            insert into cluster_node (address, machine, seen_at) values (?, ?, clock_timestamp())
            on conflict (address, machine) do update set seen_at = excluded.seen_at
            """;

    /** Nodes miss a few beats on a busy machine; one that was killed is not waited for much longer. */
    private static final String LIVING = """
            select address from cluster_node
            where seen_at > clock_timestamp() - interval '10 seconds' and (address, machine) <> (?, ?)
            order by seen_at desc
            """;

    private static final String FORGET = "delete from cluster_node where (address, machine) = (?, ?)";

    private static final String SWEEP = "delete from cluster_node where seen_at < clock_timestamp() - interval '1 day'";

    private final Database database;
    private final String self;
    private final String machine;

    /** @param self {@code host:port} */
    KnownNodes(Database database, String self, String machine) {
        this.database = database;
        this.self = self;
        this.machine = machine;
    }

    /** What to do, by who is alive; who is to begin a cluster counts as alive from then on. */
    Formation decide(Function<List<String>, Formation> rule) {
        return database.transaction(sql -> {
            sql.one(ONE_AT_A_TIME, _ -> true);
            var formation = rule.apply(sql.query(LIVING, row -> row.text("address"), self, machine));
            if (formation instanceof Formation.Found) {
                seen(sql);
            }
            return formation;
        });
    }

    /** This node is a member. */
    void seen() {
        database.use(this::seen);
    }

    private void seen(Sql sql) {
        sql.update(SEEN, self, machine);
    }

    /** This node is no member: it has just started, or ends in order. */
    void forget() {
        database.use(sql -> {
            sql.update(FORGET, self, machine);
            sql.update(SWEEP);
        });
    }
}
