package reprise.views.executions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reprise.core.ExecutionId;
import reprise.core.WorkspaceId;
import reprise.core.execution.ExecutionStatus;
import reprise.database.Sql;
import reprise.journal.tail.PlainText;
import reprise.views.executions.ExecutionQuery.Order;

/** Reads pages of a workspace's executions, by the place of the last one seen and never by counting. */
public final class ExecutionList {
    private static final int LONGEST_SEARCH = 200;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final String SEEN = "select sequence_nr from execution_list where id = ?::uuid";

    private static final String FORGET = "delete from execution_list where workspace = ? and id = ?";

    private final StringBuilder where = new StringBuilder(" where workspace = ?");
    private final List<Object> values = new ArrayList<>();

    /** At most {@code query.limit()} executions. Ask for one more than is shown to see whether there are more. */
    public static List<ListedExecution> page(Sql sql, WorkspaceId workspace, ExecutionQuery query) {
        var list = new ExecutionList(workspace);
        list.narrow(query);
        list.goOn(query);
        list.values.add(query.limit());
        var direction =
                switch (query.order()) {
                    case NEWEST_FIRST -> " desc";
                    case OLDEST_FIRST -> "";
                };
        return sql.query(
                "select " + ListTable.COLUMNS + " from execution_list" + list.where + " order by started_at" + direction
                        + ", id" + direction + " limit ?",
                ListTable::listed,
                list.values.toArray());
    }

    /** How many events of an execution the list has seen; 0 where it has not heard of it yet. */
    public static long seen(Sql sql, ExecutionId execution) {
        return sql.one(SEEN, row -> row.number("sequence_nr"), execution.toString())
                .orElse(0L);
    }

    /** Takes a deleted execution off the list. What was counted of it stays counted. */
    public static void forget(Sql sql, WorkspaceId workspace, ExecutionId execution) {
        sql.update(FORGET, workspace.value(), execution.value());
    }

    private ExecutionList(WorkspaceId workspace) {
        values.add(workspace.value());
    }

    private void narrow(ExecutionQuery query) {
        query.workflow().ifPresent(workflow -> and("workflow = ?", workflow.value()));
        query.status().ifPresent(status -> and("status = ?", ListTable.word(status)));
        query.trigger().ifPresent(trigger -> and("trigger_type = ?", plain(trigger)));
        query.from().ifPresent(from -> and("started_at >= ?", storable(from)));
        query.to().ifPresent(to -> and("started_at < ?", storable(to)));
        query.q().ifPresent(this::search);
    }

    /** Only what failed has text to search, and the index finds what failed. */
    private void search(String q) {
        IdRange.of(q.strip())
                .ifPresentOrElse(
                        ids -> and("id between ? and ?", ids.first(), ids.last()),
                        () -> and(
                                "status = ? and position(lower(?) in lower(error_code || ' ' || error_message)) > 0",
                                ListTable.word(ExecutionStatus.FAILED),
                                plain(q.strip())));
    }

    private void goOn(ExecutionQuery query) {
        query.after()
                .ifPresent(after -> and(
                        "(started_at, id) " + (query.order() == Order.NEWEST_FIRST ? "<" : ">") + " (?, ?)",
                        storable(after.startedAt()),
                        after.id().value()));
    }

    private void and(String condition, Object... bound) {
        where.append(" and ").append(condition);
        values.addAll(List.of(bound));
    }

    /** PostgreSQL refuses times far beyond any it has; nothing lies between them and these. */
    private static Instant storable(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time;
    }

    private static String plain(String text) {
        return PlainText.of(text, LONGEST_SEARCH);
    }
}
