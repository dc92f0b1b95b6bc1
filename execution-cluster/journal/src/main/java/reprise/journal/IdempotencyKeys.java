package reprise.journal;

import java.time.Instant;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.database.Database;
import reprise.database.Row;

/** The keys of starts that are remembered. They are taken by the {@link JournalWriter}, with the start. Blocks. */
public final class IdempotencyKeys {
    private static final String HELD = """
            select execution_id, fingerprint from idempotency_key
            where workflow_id = ? and key_hash = decode(?, 'hex') and (held_until is null or held_until > ?)
            """;
    private static final String FORGET = """
            delete from idempotency_key where (workflow_id, key_hash) in (
                select workflow_id, key_hash from idempotency_key where held_until <= ?
                order by held_until limit ? for update skip locked)
            """;

    private final Database database;

    public IdempotencyKeys(Database database) {
        this.database = database;
    }

    /** @param fingerprint of what it was used with; empty where it decides alone */
    public record Held(ExecutionId execution, Optional<String> fingerprint) {}

    /** What the key has begun, as long as it is remembered. */
    public Optional<Held> held(WorkflowId workflow, String key, Instant now) {
        return database.with(sql -> sql.one(
                HELD,
                row -> new Held(new ExecutionId(row.uuid("execution_id")), row.optional("fingerprint", Row::text)),
                workflow.value(),
                Sha256.hex(key),
                now));
    }

    /** Forgets some of those whose time is over; how many. Several nodes may do so at once. */
    public int forget(Instant now, int most) {
        return database.with(sql -> sql.update(FORGET, now, most));
    }
}
