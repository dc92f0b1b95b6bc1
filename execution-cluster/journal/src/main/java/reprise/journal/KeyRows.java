package reprise.journal;

import java.sql.SQLException;
import java.util.List;
import reprise.journal.SideRow.TakenKey;

/** The keys of starts. Whoever inserts one has it; who comes later, or in the same statement behind it, has lost. */
final class KeyRows {

    /**
     * Of the same key in one statement the first counts. In the order of the index, so that two writers never wait for each
     * other; a key whose time is over is taken from whom it has begun before.
     */
    static final String TAKE = """
            wanted as (
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                    with ordinality
                    as row (workflow_id, key_hash, execution_id, fingerprint, taken_at, held_until, nr)),
            taken as (
                insert into idempotency_key as held
                    (workflow_id, key_hash, execution_id, fingerprint, taken_at, held_until)
                select distinct on (workflow_id, key_hash)
                    workflow_id, decode(key_hash, 'hex'), execution_id, fingerprint, taken_at, held_until
                from wanted order by workflow_id, key_hash, nr
                on conflict (workflow_id, key_hash) do update
                    set execution_id = excluded.execution_id, fingerprint = excluded.fingerprint,
                        taken_at = excluded.taken_at, held_until = excluded.held_until
                    where held.held_until <= excluded.taken_at
                returning execution_id)""";

    /** The executions of those that were not taken, as {@code lost (persistence_id)}. */
    static final String LOST = """
            select 'execution|' || execution_id from wanted
                where execution_id not in (select execution_id from taken)""";

    static void bind(BatchStatement statement, List<TakenKey> keys) throws SQLException {
        statement
                .texts(keys, key -> key.workflow().toString())
                .texts(keys, TakenKey::keyHash)
                .texts(keys, key -> key.execution().toString())
                .texts(keys, key -> key.fingerprint().orElse(null))
                .texts(keys, key -> key.takenAt().toString())
                .texts(keys, key -> key.until().map(Object::toString).orElse(null));
    }

    private KeyRows() {}
}
