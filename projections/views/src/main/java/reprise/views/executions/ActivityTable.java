package reprise.views.executions;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import reprise.core.execution.ExecutionStatus;
import reprise.database.Sql;

/** {@code workflow_activity}: counts that grow by what a batch changed. */
final class ActivityTable {
    /** In the order of the key, so that tails of different slices never wait for each other in a circle. */
    private static final String COUNT = """
            insert into workflow_activity as a
                (workspace, workflow, total, running, failed, last_execution, last_started_at, last_status)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::uuid[],
                ?::timestamptz[], ?::text[])
            on conflict (workspace, workflow) do update set
                total = a.total + excluded.total,
                running = a.running + excluded.running,
                failed = a.failed + excluded.failed,
                last_status = case
                    when (excluded.last_started_at, excluded.last_execution) >= (a.last_started_at, a.last_execution)
                    then excluded.last_status else a.last_status end,
                last_execution = case
                    when (excluded.last_started_at, excluded.last_execution) >= (a.last_started_at, a.last_execution)
                    then excluded.last_execution else a.last_execution end,
                last_started_at = case
                    when (excluded.last_started_at, excluded.last_execution) >= (a.last_started_at, a.last_execution)
                    then excluded.last_started_at else a.last_started_at end
            """;

    private record Key(UUID workspace, UUID workflow) {
        /** As PostgreSQL orders them. */
        static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.workspace.toString())
                .thenComparing(key -> key.workflow.toString());
    }

    private record Counted(long total, long running, long failed, ListedExecution last) {
        static final Comparator<ListedExecution> BY_START = Comparator.comparing(ListedExecution::startedAt)
                .thenComparing(listed -> listed.id().toString());

        static Counted of(Change change) {
            return new Counted(
                    change.before().isEmpty() ? 1 : 0,
                    change.more(status -> !status.isOver()),
                    change.more(status -> status == ExecutionStatus.FAILED),
                    change.after().listed());
        }

        Counted plus(Counted other) {
            return new Counted(
                    total + other.total,
                    running + other.running,
                    failed + other.failed,
                    BY_START.compare(last, other.last) >= 0 ? last : other.last);
        }
    }

    static void count(Sql sql, List<Change> changes) {
        var counted = new HashMap<Key, Counted>();
        for (var change : changes) {
            if (change.changesStatus()) {
                var listed = change.after().listed();
                var key = new Key(
                        listed.workspace().value(), listed.plan().workflow().value());
                counted.merge(key, Counted.of(change), Counted::plus);
            }
        }
        if (!counted.isEmpty()) {
            var keys = counted.keySet().stream().sorted(Key.ORDER).toList();
            write(sql, keys, keys.stream().map(counted::get).toList());
        }
    }

    private static void write(Sql sql, List<Key> keys, List<Counted> counts) {
        sql.update(
                COUNT,
                keys.stream().map(Key::workspace).toArray(UUID[]::new),
                keys.stream().map(Key::workflow).toArray(UUID[]::new),
                numbers(counts, Counted::total),
                numbers(counts, Counted::running),
                numbers(counts, Counted::failed),
                counts.stream().map(count -> count.last().id().value()).toArray(UUID[]::new),
                counts.stream().map(count -> count.last().startedAt()).toArray(Instant[]::new),
                counts.stream()
                        .map(count -> ListTable.word(count.last().status()))
                        .toArray(String[]::new));
    }

    private static long[] numbers(List<Counted> counts, ToLongFunction<Counted> column) {
        return counts.stream().mapToLong(column).toArray();
    }

    private ActivityTable() {}
}
