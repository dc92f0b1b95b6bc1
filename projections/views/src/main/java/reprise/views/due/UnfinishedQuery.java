package reprise.views.due;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;
import reprise.database.Sql;
import reprise.journal.Position;
import reprise.journal.Slices;
import reprise.journal.tail.IndexOrder;
import reprise.journal.tail.SafePosition;
import reprise.journal.tail.TailBatch;
import reprise.journal.tail.TailQuery;
import reprise.journal.tail.TailRow;
import reprise.journal.tail.TailSource;

/**
 * Reads the events of executions that are still not over some time after them. Most executions are over by then: of those
 * it reads where they stand and nothing else, unless they have a row to be removed.
 */
public final class UnfinishedQuery implements TailSource {

    private static final String HEADERS = """
            select j.tx::text as at_tx, j.ordering, j.persistence_id, j.sequence_number, j.over,
                octet_length(j.events) as bytes
            from event_journal j
            where (j.tx, j.ordering) > (?::xid8, ?) and j.tx < ?::xid8
              and j.slice between ? and ?
              and starts_with(j.persistence_id, 'execution|')
              and not (j.over and j.sequence_number = 1) -- was never anything else than over
            order by j.tx, j.ordering
            limit ?
            """;

    private static final String OVER = """
            select asked.id from unnest(?::text[]) as asked (id)
            where (select j.over from event_journal j
                   where j.persistence_id = asked.id order by j.sequence_number desc limit 1)
            """;

    private static final String KNOWN = "select id from due_work where id = any(?::uuid[])";

    private static final String EVENTS = "select " + TailRow.COLUMNS + """

             from unnest(?::text[], ?::bigint[]) as wanted (id, nr)
             join event_journal j on j.persistence_id = wanted.id and j.sequence_number = wanted.nr
            """;

    private final Slices.Range range;
    private final Duration delay;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private Optional<SafePosition> past = Optional.empty();

    private record Sample(long at, SafePosition horizon) {}

    private record Header(Position position, String id, long sequenceNr, boolean over, long bytes) {}

    public UnfinishedQuery(Slices.Range range, Duration delay) {
        this.range = range;
        this.delay = delay;
    }

    @Override
    public TailBatch read(Sql sql, Position after, int limit) {
        IndexOrder.demand(sql);
        var horizon = past(sql);
        if (horizon.isEmpty() || horizon.get().end().compareTo(after) <= 0) {
            return new TailBatch(List.of(), after, false);
        }
        var found = headers(sql, after, horizon.get(), limit);
        var headers = fitting(found);
        boolean more = found.size() == limit || headers.size() < found.size();
        return new TailBatch(
                events(sql, wanted(sql, headers)),
                more ? headers.getLast().position() : horizon.get().end(),
                more);
    }

    /** The horizon as it was {@code delay} ago: the journal knows no times of day. */
    private Optional<SafePosition> past(Sql sql) {
        long now = System.nanoTime();
        samples.addLast(new Sample(now, SafePosition.now(sql)));
        while (!samples.isEmpty() && now - samples.getFirst().at() >= delay.toNanos()) {
            past = Optional.of(samples.removeFirst().horizon());
        }
        return past;
    }

    private List<Header> headers(Sql sql, Position after, SafePosition horizon, int limit) {
        return sql.query(
                HEADERS,
                row -> new Header(
                        new Position(Long.parseUnsignedLong(row.text("at_tx")), row.number("ordering")),
                        row.text("persistence_id"),
                        row.number("sequence_number"),
                        row.truth("over"),
                        row.number("bytes")),
                Long.toUnsignedString(after.tx()),
                after.ordering(),
                Long.toUnsignedString(horizon.xmin()),
                range.from(),
                range.to(),
                limit);
    }

    /** As many of them as can be in memory at once, should all have to be read; one at least. */
    private static List<Header> fitting(List<Header> headers) {
        long bytes = 0;
        for (int i = 0; i < headers.size(); i++) {
            bytes += headers.get(i).bytes();
            if (bytes >= TailQuery.BYTES_AT_ONCE) {
                return headers.subList(0, i + 1);
            }
        }
        return headers;
    }

    private static List<Header> wanted(Sql sql, List<Header> headers) {
        if (headers.isEmpty()) {
            return headers;
        }
        var over = over(sql, headers);
        var known = known(sql, over);
        return headers.stream()
                .filter(header -> !over.contains(header.id()) || (known.contains(header.id()) && header.over()))
                .toList();
    }

    /** Most ended before anybody asked; of the others the journal is asked. */
    private static Set<String> over(Sql sql, List<Header> headers) {
        var latest = new HashMap<String, Boolean>(); // an end may be followed by its reopening
        headers.forEach(header -> latest.put(header.id(), header.over()));
        var over = new HashSet<String>();
        latest.forEach((id, isOver) -> {
            if (isOver) {
                over.add(id);
            }
        });
        var open = latest.keySet().stream().filter(id -> !over.contains(id)).toArray(String[]::new);
        if (open.length > 0) {
            over.addAll(sql.query(OVER, row -> row.text("id"), (Object) open));
        }
        return over;
    }

    private static Set<String> known(Sql sql, Set<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var keys = ids.stream().map(id -> PersistenceIds.execution(id).value()).toArray(UUID[]::new);
        return new HashSet<>(
                sql.query(KNOWN, row -> PersistenceIds.of(new ExecutionId(row.uuid("id"))), (Object) keys));
    }

    private static List<TailRow> events(Sql sql, List<Header> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return sql
                .query(
                        EVENTS,
                        TailRow::of,
                        wanted.stream().map(Header::id).toArray(String[]::new),
                        wanted.stream().mapToLong(Header::sequenceNr).toArray())
                .stream()
                .sorted(Comparator.comparing(TailRow::position))
                .toList();
    }
}
