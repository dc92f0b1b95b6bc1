package reprise.views.executions;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import reprise.core.execution.ExecutionStatus;
import reprise.database.Sql;

/** {@code execution_stats_hourly}: executions counted in the hour they ended in. */
final class StatsTable {
    /** In the order of the key, for the reason given in {@link ActivityTable}. */
    private static final String COUNT = """
            insert into execution_stats_hourly as s
                (workspace, workflow, hour, status, bucket, count, total_ms, max_ms)
            select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::smallint[], ?::bigint[],
                ?::bigint[], ?::bigint[])
            on conflict (workspace, workflow, hour, status, bucket) do update set
                count = s.count + excluded.count,
                total_ms = s.total_ms + excluded.total_ms,
                max_ms = greatest(s.max_ms, excluded.max_ms)
            """;

    private record Key(UUID workspace, UUID workflow, Instant hour, ExecutionStatus status, int bucket) {
        static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.workspace.toString())
                .thenComparing(key -> key.workflow.toString())
                .thenComparing(Key::hour)
                .thenComparing(key -> ListTable.word(key.status))
                .thenComparing(Key::bucket);
    }

    private record Counted(long count, long totalMs, long maxMs) {
        Counted plus(Counted other) {
            return new Counted(count + other.count, totalMs + other.totalMs, Math.max(maxMs, other.maxMs));
        }
    }

    static void count(Sql sql, List<Change> changes) {
        var counted = new HashMap<Key, Counted>();
        for (var change : changes) {
            if (change.more(ExecutionStatus::isOver) > 0) {
                var ended = change.after().listed();
                long millis = ended.duration().map(Duration::toMillis).orElse(0L);
                counted.merge(key(ended, millis), new Counted(1, millis, millis), Counted::plus);
            }
        }
        if (!counted.isEmpty()) {
            var keys = counted.keySet().stream().sorted(Key.ORDER).toList();
            write(sql, keys, keys.stream().map(counted::get).toList());
        }
    }

    private static Key key(ListedExecution ended, long millis) {
        return new Key(
                ended.workspace().value(),
                ended.plan().workflow().value(),
                ended.completedAt().orElseThrow().truncatedTo(ChronoUnit.HOURS),
                ended.status(),
                DurationBuckets.of(millis));
    }

    private static void write(Sql sql, List<Key> keys, List<Counted> counts) {
        sql.update(
                COUNT,
                uuids(keys, Key::workspace),
                uuids(keys, Key::workflow),
                keys.stream().map(Key::hour).toArray(Instant[]::new),
                keys.stream().map(key -> ListTable.word(key.status())).toArray(String[]::new),
                keys.stream().mapToInt(Key::bucket).toArray(),
                numbers(counts, Counted::count),
                numbers(counts, Counted::totalMs),
                numbers(counts, Counted::maxMs));
    }

    private static UUID[] uuids(List<Key> keys, Function<Key, UUID> column) {
        return keys.stream().map(column).toArray(UUID[]::new);
    }

    private static long[] numbers(List<Counted> counts, ToLongFunction<Counted> column) {
        return counts.stream().mapToLong(column).toArray();
    }

    private StatsTable() {}
}
