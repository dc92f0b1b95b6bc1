package reprise.views.executions;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionStatus;
import reprise.database.Row;
import reprise.database.Sql;

/** The executions that ended in one hour, by how they ended. */
public record ExecutionStats(Instant hour, Map<ExecutionStatus, DurationHistogram> ended) {

    private static final String SELECT = """
            select hour, status, bucket, sum(count)::bigint as count, sum(total_ms)::bigint as total_ms,
                max(max_ms) as max_ms
            from execution_stats_hourly
            where workspace = ? and hour >= date_trunc('hour', ?::timestamptz, 'UTC') and hour < ?
            """;

    private static final String GROUP = " group by hour, status, bucket order by hour, status, bucket";

    /**
     * The hours in which something ended, in order, from the one that {@code from} is in to the one before {@code to}.
     *
     * @param workflow empty for all of the workspace
     */
    public static List<ExecutionStats> between(
            Sql sql, WorkspaceId workspace, Optional<WorkflowId> workflow, Instant from, Instant to) {
        var rows = workflow.isPresent()
                ? sql.query(
                        SELECT + " and workflow = ?" + GROUP,
                        Count::of,
                        workspace.value(),
                        from,
                        to,
                        workflow.get().value())
                : sql.query(SELECT + GROUP, Count::of, workspace.value(), from, to);
        var hours = new TreeMap<Instant, Map<ExecutionStatus, DurationHistogram>>();
        for (var row : rows) {
            hours.computeIfAbsent(row.hour, _ -> new EnumMap<>(ExecutionStatus.class))
                    .merge(row.status, row.histogram, DurationHistogram::plus);
        }
        return hours.entrySet().stream()
                .map(hour -> new ExecutionStats(hour.getKey(), hour.getValue()))
                .toList();
    }

    /** However they ended. */
    public DurationHistogram all() {
        return ended.values().stream().reduce(DurationHistogram.EMPTY, DurationHistogram::plus);
    }

    public long count(ExecutionStatus status) {
        return ended.getOrDefault(status, DurationHistogram.EMPTY).count();
    }

    private record Count(Instant hour, ExecutionStatus status, DurationHistogram histogram) {
        static Count of(Row row) {
            return new Count(
                    row.instant("hour"),
                    row.choice("status", ExecutionStatus.class),
                    DurationHistogram.EMPTY.plus(
                            row.integer("bucket"), row.number("count"), row.number("total_ms"), row.number("max_ms")));
        }
    }
}
