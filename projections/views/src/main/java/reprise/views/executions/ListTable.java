package reprise.views.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import reprise.core.ExecutionId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionStatus;
import reprise.database.Row;
import reprise.database.Sql;
import reprise.views.Unsettled;
import reprise.views.executions.ListedExecution.Problem;

/** {@code execution_list}, read and written by many rows at a time. */
final class ListTable {
    static final String COLUMNS =
            "id, workspace, workflow, version, trigger_type, status, started_at, completed_at, error_code,"
                    + " error_message, sequence_nr";

    private static final String FIND =
            "select " + COLUMNS + ", unsettled from execution_list where id = any(?::uuid[])";

    private static final String ROWS = """
            select id, workspace, workflow, version, trigger_type, status, started_at, completed_at,
                nullif(duration_ms, -1) as duration_ms, error_code, error_message, sequence_nr, unsettled
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[],
                    ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                as row (id, workspace, workflow, version, trigger_type, status, started_at, completed_at,
                    duration_ms, error_code, error_message, sequence_nr, unsettled)
            """;

    private static final String INSERT = """
            insert into execution_list (id, workspace, workflow, version, trigger_type, status, started_at, completed_at,
                duration_ms, error_code, error_message, sequence_nr, unsettled)
            """ + ROWS;

    private static final String UPDATE = "with row as (" + ROWS + """
            )
            update execution_list l set
                status = row.status,
                completed_at = row.completed_at,
                duration_ms = row.duration_ms,
                error_code = row.error_code,
                error_message = row.error_message,
                sequence_nr = row.sequence_nr,
                unsettled = row.unsettled
            from row
            where l.id = row.id and l.sequence_nr < row.sequence_nr
            """;

    static Map<ExecutionId, Tracked> find(Sql sql, List<ExecutionId> ids) {
        var found = new HashMap<ExecutionId, Tracked>();
        var keys = ids.stream().map(ExecutionId::value).toArray(UUID[]::new);
        sql.query(FIND, row -> new Tracked(listed(row), Unsettled.parse(row.text("unsettled"))), (Object) keys)
                .forEach(tracked -> found.put(tracked.listed().id(), tracked));
        return found;
    }

    /** Of executions that are not in the table: within a tail's transaction nobody else adds to it. */
    static void insert(Sql sql, List<Tracked> rows) {
        write(sql, INSERT, rows);
    }

    static void update(Sql sql, List<Tracked> rows) {
        write(sql, UPDATE, rows);
    }

    private static void write(Sql sql, String statement, List<Tracked> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var listed = rows.stream().map(Tracked::listed).toList();
        sql.update(
                statement,
                uuids(listed, row -> row.id().value()),
                uuids(listed, row -> row.workspace().value()),
                uuids(listed, row -> row.plan().workflow().value()),
                listed.stream().mapToInt(row -> row.plan().version()).toArray(),
                texts(listed, ListedExecution::trigger),
                texts(listed, row -> word(row.status())),
                listed.stream().map(ListedExecution::startedAt).toArray(Instant[]::new),
                listed.stream().map(row -> row.completedAt().orElse(null)).toArray(Instant[]::new),
                listed.stream()
                        .mapToLong(row -> row.duration().map(Duration::toMillis).orElse(-1L))
                        .toArray(),
                texts(listed, row -> row.error().map(Problem::code).orElse(null)),
                texts(listed, row -> row.error().map(Problem::message).orElse(null)),
                listed.stream().mapToLong(ListedExecution::sequenceNr).toArray(),
                rows.stream().map(row -> row.unsettled().text()).toArray(String[]::new));
    }

    static ListedExecution listed(Row row) {
        return new ListedExecution(
                new ExecutionId(row.uuid("id")),
                new WorkspaceId(row.uuid("workspace")),
                new PlanId(new WorkflowId(row.uuid("workflow")), row.integer("version")),
                row.text("trigger_type"),
                row.choice("status", ExecutionStatus.class),
                row.instant("started_at"),
                row.optional("completed_at", Row::instant),
                row.optional("error_code", Row::text).map(code -> new Problem(code, row.text("error_message"))),
                row.number("sequence_nr"));
    }

    static String word(ExecutionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static UUID[] uuids(List<ListedExecution> rows, Function<ListedExecution, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    private static String[] texts(List<ListedExecution> rows, Function<ListedExecution, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private ListTable() {}
}
