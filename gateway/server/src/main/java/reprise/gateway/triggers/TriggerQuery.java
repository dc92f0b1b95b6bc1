package reprise.gateway.triggers;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import reprise.core.WorkflowId;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Query;

/** Which part of a workspace's trigger log is asked for: {@code ?workflowId=&outcome=}. Newest first. */
record TriggerQuery(Optional<WorkflowId> workflow, Optional<TriggerOutcome> outcome, Optional<After> after, int limit) {

    /** Right behind the entry with that time and id. */
    record After(Instant at, UUID id) {}

    static TriggerQuery read(Query query) {
        var words =
                Arrays.stream(TriggerOutcome.values()).map(TriggerOutcome::word).toList();
        return new TriggerQuery(
                query.id("workflowId").map(WorkflowId::new),
                query.oneOf("outcome", words).map(word -> TriggerOutcome.valueOf(word.toUpperCase(Locale.ROOT))),
                Optional.empty(),
                0);
    }

    TriggerQuery at(PageRequest page) {
        return new TriggerQuery(workflow, outcome, page.after().map(TriggerQuery::after), page.rows());
    }

    private static After after(Cursor cursor) {
        return new After(cursor.instant(0), cursor.id(1));
    }

    /** Whether entries with one of these outcomes are asked for. */
    boolean asks(TriggerOutcome... some) {
        return outcome.isEmpty() || Arrays.asList(some).contains(outcome.get());
    }
}
