package reprise.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;
import reprise.database.Sql;

/**
 * Keeps aside the executions whose history cannot be read, so that each costs one look and one line in the log instead of
 * a look every few seconds. What is in here is not woken until it is released. Blocks.
 */
public final class Quarantine {
    private static final int LONGEST_REASON = 500;

    private static final String PUT = """
            insert into quarantined_execution as q (id, persistence_id, sequence_nr, reason) values (?, ?, ?, ?)
            on conflict (id) do update set sequence_nr = excluded.sequence_nr, reason = excluded.reason, at = now()
            where (q.sequence_nr, q.reason) is distinct from (excluded.sequence_nr, excluded.reason)
            """;

    private final DataSource database;

    Quarantine(DataSource database) {
        this.database = database;
    }

    /** True where that is news: what was known of it already is not to be told again. */
    public boolean put(DamagedHistory damage) {
        var id = PersistenceIds.execution(damage.persistenceId()).value();
        return with(sql -> sql.update(PUT, id, damage.persistenceId(), damage.sequenceNr(), reason(damage))) > 0;
    }

    /** Lets it be woken again. False where it was not in here. */
    public boolean release(ExecutionId execution) {
        return with(sql -> sql.update("delete from quarantined_execution where id = ?", execution.value())) > 0;
    }

    /** All of them, the oldest case first. */
    public List<ExecutionId> all() {
        return with(sql -> sql.query(
                "select id from quarantined_execution order by at, id", row -> new ExecutionId(row.uuid("id"))));
    }

    /** PostgreSQL has no form for U+0000 in a text, and what is damaged may well quote one. */
    private static String reason(DamagedHistory damage) {
        var plain = damage.what().replace('\0', '?');
        return plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
    }

    private <T> T with(Function<Sql, T> work) {
        try (var connection = database.getConnection()) {
            return work.apply(new Sql(connection));
        } catch (SQLException away) {
            throw new JournalUnavailable(away);
        }
    }
}
