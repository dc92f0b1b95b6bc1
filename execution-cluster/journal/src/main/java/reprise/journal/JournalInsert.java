package reprise.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reprise.journal.JournalWriter.Pending;
import reprise.journal.SideRow.TakenKey;
import reprise.journal.StoredEvent.StoredPayload;

/**
 * One statement, one round trip, one commit for many appends and all that is kept beside them. Never several statements
 * in a transaction: a process that is halted between them would hold what others wait for.
 */
final class JournalInsert {
    private static final String EVENTS = EventRows.insert("");

    /** What an append claims beside its events is claimed first; nothing is written of those that lost it. */
    private static final String EVENTS_AND_MORE = """
            with %s,
            lost (persistence_id) as (%s),
            kept as (
                insert into payload (persistence_id, hash, content)
                select * from unnest(?::text[], ?::text[], ?::bytea[]) as row (persistence_id, hash, content)
                where persistence_id not in (select persistence_id from lost)
                on conflict do nothing)
            %s
            """.formatted(
                    KeyRows.TAKE,
                    KeyRows.LOST,
                    EventRows.insert("where row.persistence_id not in (select persistence_id from lost)"
                            + " returning persistence_id"));

    private final String writer;

    JournalInsert(String writer) {
        this.writer = writer;
    }

    /** The persistence ids of those that were not written because they claimed what another has. */
    Set<String> all(Connection connection, List<Pending> batch) throws SQLException {
        return batch.stream().allMatch(Pending::isPlain) ? events(connection, batch) : eventsAndMore(connection, batch);
    }

    private Set<String> events(Connection connection, List<Pending> batch) throws SQLException {
        try (var statement = connection.prepareStatement(EVENTS)) {
            EventRows.bind(new BatchStatement(statement), writer, batch);
            statement.executeUpdate();
            return Set.of();
        }
    }

    private Set<String> eventsAndMore(Connection connection, List<Pending> batch) throws SQLException {
        try (var statement = connection.prepareStatement(EVENTS_AND_MORE)) {
            var values = new BatchStatement(statement);
            KeyRows.bind(values, keys(batch));
            payloads(values, batch);
            EventRows.bind(values, writer, batch);
            var lost = batch.stream()
                    .map(pending -> pending.append().persistenceId())
                    .collect(Collectors.toCollection(HashSet::new));
            try (var written = statement.executeQuery()) {
                while (written.next()) {
                    lost.remove(written.getString(1));
                }
            }
            return lost;
        }
    }

    private static List<TakenKey> keys(List<Pending> batch) {
        return batch.stream()
                .flatMap(pending -> pending.beside().stream())
                .map(side -> switch (side) {
                    case TakenKey key -> key;
                })
                .toList();
    }

    private record Payload(String persistenceId, StoredPayload content) {}

    private static void payloads(BatchStatement values, List<Pending> batch) throws SQLException {
        var payloads = batch.stream()
                .flatMap(pending -> pending.stored().payloads().stream()
                        .map(payload -> new Payload(pending.append().persistenceId(), payload)))
                .toList();
        values.texts(payloads, Payload::persistenceId)
                .texts(payloads, payload -> payload.content().hash())
                .bytes(payloads, payload -> payload.content().content());
    }
}
