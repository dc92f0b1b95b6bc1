package reprise.gateway.executions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.execution.ExecutionStatus;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Query;
import reprise.views.executions.ExecutionQuery;
import reprise.views.executions.ExecutionQuery.After;
import reprise.views.executions.ExecutionQuery.Order;

/** Which executions a list is to show, as its URL says: {@code ?workflowId=&status=&trigger=&from=&to=&q=&sort=}. */
record ListFilter(ExecutionQuery query) {
    private static final List<String> STATUSES = Arrays.stream(ExecutionStatus.values())
            .map(status -> status.name().toLowerCase(Locale.ROOT))
            .toList();

    static ListFilter read(Query query) {
        return read(query, query.id("workflowId").map(WorkflowId::new));
    }

    /** Of one workflow, whose id the URL has in its path. */
    static ListFilter read(Query query, Optional<WorkflowId> workflow) {
        return new ListFilter(new ExecutionQuery(
                workflow,
                query.oneOf("status", STATUSES).map(word -> ExecutionStatus.valueOf(word.toUpperCase(Locale.ROOT))),
                query.text("trigger"),
                query.instant("from"),
                query.instant("to"),
                query.text("q"),
                query.oneOf("sort", List.of("-startedAt", "startedAt"))
                        .filter("startedAt"::equals)
                        .map(_ -> Order.OLDEST_FIRST)
                        .orElse(Order.NEWEST_FIRST),
                Optional.empty(),
                0));
    }

    ExecutionQuery at(PageRequest page) {
        var after = page.after().map(cursor -> new After(cursor.instant(0), new ExecutionId(cursor.id(1))));
        return new ExecutionQuery(
                query.workflow(),
                query.status(),
                query.trigger(),
                query.from(),
                query.to(),
                query.q(),
                query.order(),
                after,
                page.rows());
    }
}
