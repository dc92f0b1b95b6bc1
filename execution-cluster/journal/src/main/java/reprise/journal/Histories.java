package reprise.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.PersistenceIds;
import reprise.core.value.Reference;
import reprise.core.value.Values;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText;

/** Reads the history of one execution, or of a few. Blocks. */
public final class Histories {
    /** From the row that holds the event after the given one; rows beyond so many bytes are left for the next page. */
    private static final String HISTORY = """
            select sequence_number, event_count, events, all_rows from (
                select sequence_number, event_count, events, count(*) over () as all_rows,
                    sum(octet_length(events)) over (order by sequence_number) - octet_length(events) as bytes_before
                from (
                    select sequence_number, event_count, events from event_journal
                    where persistence_id = ? and sequence_number + event_count - 1 > ?
                      and sequence_number >= coalesce(
                          (select max(before.sequence_number) from event_journal before
                           where before.persistence_id = ? and before.sequence_number <= ? + 1), 0)
                    order by sequence_number limit ?
                ) as following
            ) as page
            where bytes_before < ?
            order by sequence_number
            """;

    /** What one page holds at most, beyond its first row, however few events that are. */
    static final int PAGE_BYTES = 8 * 1024 * 1024;

    private static final int PAGE_ROWS = 1_000;

    private static final String VALUES =
            "select hash, content from payload where persistence_id = ? and hash = any(?::text[])";

    private final DataSource database;
    private final EventCodec codec;
    private final JsonText text;

    public Histories(DataSource database, EventCodec codec, JsonText text) {
        this.database = database;
        this.codec = codec;
        this.text = text;
    }

    /** An event with its place in the history of its execution. */
    public record Numbered<E>(long sequenceNr, E event) {}

    /** An event as the API shows it; of large values in {@code json} there is a preview. */
    public record Shown(String name, JsonObject json) {}

    /** @param isLast whether there was nothing behind it when it was read */
    private record Part<E>(List<Numbered<E>> events, boolean isLast) {}

    /**
     * @param after events up to here are left out
     * @param limit at most so many
     * @throws DamagedHistory where one is missing or cannot be read
     */
    public List<Numbered<ExecutionEvent>> events(ExecutionId execution, long after, int limit) {
        var events = new ArrayList<Numbered<ExecutionEvent>>();
        each(execution, after, limit, events::add);
        return events;
    }

    /**
     * {@link #events}, one by one: a few megabytes of a long history are in memory at a time.
     *
     * @param told false where it wants no more
     */
    public void each(ExecutionId execution, long after, int limit, Predicate<Numbered<ExecutionEvent>> told) {
        var id = PersistenceIds.of(execution);
        long place = after;
        int left = limit;
        boolean atEnd = limit <= 0;
        while (!atEnd) {
            var from = new Place(id, place, left);
            var part = read(connection ->
                    part(connection, from, line -> codec.decode(execution, line.name(), line.version(), line.event())));
            boolean wantsMore = part.events().stream().allMatch(told);
            left -= part.events().size();
            atEnd = !wantsMore || part.isLast() || left == 0;
            place = part.events().isEmpty() ? place : part.events().getLast().sequenceNr();
        }
    }

    /** One page for a reader: fewer than {@code limit}, but not none, where they are large. */
    public List<Numbered<Shown>> shown(ExecutionId execution, long after, int limit) {
        var from = new Place(PersistenceIds.of(execution), after, limit);
        return read(connection -> part(
                        connection,
                        from,
                        line -> new Shown(line.name(), codec.json(line.name(), line.version(), line.event()))))
                .events();
    }

    /** The first event of an execution, without its data; empty where there is no such execution. */
    public Optional<ExecutionEvent> first(ExecutionId execution) {
        var from = new Place(PersistenceIds.of(execution), 0, 1);
        return read(connection -> part(
                        connection, from, line -> codec.head(execution, line.name(), line.version(), line.event())))
                .events()
                .stream()
                .findFirst()
                .map(Numbered::event);
    }

    /** 0 where nothing was written. */
    public long highestSequenceNr(String persistenceId) {
        return read(connection -> {
            try (var statement = connection.prepareStatement("""
                    select sequence_number + event_count - 1 from event_journal where persistence_id = ?
                    order by sequence_number desc limit 1
                    """)) {
                statement.setString(1, persistenceId);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0;
                }
            }
        });
    }

    /** The highest sequence numbers of several executions in one round trip; those without events are left out. */
    public Map<ExecutionId, Long> highestSequenceNrs(List<ExecutionId> executions) {
        return read(connection -> {
            var ids = executions.stream().map(PersistenceIds::of).toArray(String[]::new);
            try (var statement = connection.prepareStatement("""
                    select id, (select j.sequence_number + j.event_count - 1 from event_journal j
                                where j.persistence_id = id order by j.sequence_number desc limit 1)
                    from unnest(?::text[]) as id
                    """)) {
                statement.setArray(1, connection.createArrayOf("text", ids));
                try (var rows = statement.executeQuery()) {
                    var found = new HashMap<ExecutionId, Long>();
                    while (rows.next()) {
                        long highest = rows.getLong(2);
                        if (highest > 0) {
                            found.put(PersistenceIds.execution(rows.getString(1)), highest);
                        }
                    }
                    return found;
                }
            }
        });
    }

    /**
     * Large values of one execution, in one round trip.
     *
     * @throws UnreadableEvent where one is missing or damaged
     */
    public Map<Reference, Json> values(ExecutionId execution, Collection<Reference> references) {
        var id = PersistenceIds.of(execution);
        var found = stored(id, references.stream().map(Reference::hash).toList());
        return references.stream()
                .distinct()
                .collect(Collectors.toMap(
                        reference -> reference, reference -> Optional.ofNullable(found.get(reference.hash()))
                                .orElseThrow(() -> new UnreadableEvent(
                                        "value " + reference.hash() + " of " + id + " is missing"))));
    }

    /** The large value with that hash; empty where none lies beside this execution's events. @throws UnreadableEvent as {@link #values} */
    public Optional<Json> value(ExecutionId execution, String hash) {
        return Optional.ofNullable(
                stored(PersistenceIds.of(execution), List.of(hash)).get(hash));
    }

    private Map<String, Json> stored(String id, List<String> hashes) {
        return read(connection -> {
            try (var statement = connection.prepareStatement(VALUES)) {
                statement.setString(1, id);
                statement.setArray(2, connection.createArrayOf("text", hashes.toArray()));
                try (var rows = statement.executeQuery()) {
                    var byHash = new HashMap<String, Json>();
                    while (rows.next()) {
                        byHash.put(rows.getString(1), value(id, rows.getString(1), rows.getBytes(2)));
                    }
                    return byHash;
                }
            }
        });
    }

    /** The values of an execution, each read when it is looked at. Blocks then. */
    public Values valuesOf(ExecutionId execution) {
        return new LargeValues(
                text,
                Long.MAX_VALUE,
                reference -> Optional.of(values(execution, List.of(reference)).get(reference)));
    }

    private Json value(String id, String hash, byte[] content) {
        try {
            return text.parse(content);
        } catch (JsonText.MalformedJson damaged) {
            throw new UnreadableEvent("value " + hash + " of " + id + " is damaged", damaged);
        }
    }

    /** Reads them for proof. */
    public HistoryProof proof() {
        return new HistoryProof(database);
    }

    /** Where the damaged ones of these histories are kept aside. */
    public Quarantine quarantine() {
        return new Quarantine(database);
    }

    private <T> T read(Reading<T> reading) {
        try (var connection = database.getConnection()) {
            return reading.with(connection);
        } catch (SQLException away) {
            throw new JournalUnavailable(away);
        }
    }

    /** Where one reads on: at most {@code limit} events of {@code id} behind {@code after}. */
    private record Place(String id, long after, int limit) {}

    private static <E> Part<E> part(Connection connection, Place from, Function<EventLine, E> reader)
            throws SQLException {
        int most = Math.min(from.limit(), PAGE_ROWS); // no row without an event
        try (var statement = connection.prepareStatement(HISTORY)) {
            statement.setString(1, from.id());
            statement.setLong(2, from.after());
            statement.setString(3, from.id());
            statement.setLong(4, from.after());
            statement.setInt(5, most);
            statement.setInt(6, PAGE_BYTES);
            try (var rows = statement.executeQuery()) {
                return part(rows, from, most, reader);
            }
        }
    }

    private static <E> Part<E> part(ResultSet rows, Place from, int most, Function<EventLine, E> reader)
            throws SQLException {
        var events = new ArrayList<Numbered<E>>();
        long next = from.after() + 1;
        long read = 0;
        long all = 0;
        while (events.size() < from.limit() && rows.next()) {
            read++;
            all = rows.getLong(4);
            long first = rows.getLong(1);
            if (first > next) {
                throw DamagedHistory.missing(from.id(), next, first);
            }
            if (first < next && !events.isEmpty()) {
                throw DamagedHistory.repeated(from.id(), first);
            }
            var lines = lines(from.id(), rows);
            for (int i = (int) (next - first); i < lines.size() && events.size() < from.limit(); i++) {
                events.add(new Numbered<>(next, event(from.id(), next, lines.get(i), reader)));
                next++;
            }
        }
        return new Part<>(events, read == all && all < most);
    }

    private static List<EventLine> lines(String id, ResultSet row) throws SQLException {
        try {
            return EventLines.read(row.getBytes(3), row.getInt(2));
        } catch (UnreadableEvent damaged) {
            throw DamagedHistory.unreadable(id, row.getLong(1), damaged);
        }
    }

    private static <E> E event(String id, long sequenceNr, EventLine line, Function<EventLine, E> reader) {
        try {
            return reader.apply(line);
        } catch (UnreadableEvent unreadable) {
            throw DamagedHistory.unreadable(id, sequenceNr, unreadable);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T with(Connection connection) throws SQLException;
    }
}
