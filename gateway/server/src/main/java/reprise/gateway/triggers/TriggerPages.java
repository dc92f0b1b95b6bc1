package reprise.gateway.triggers;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import reprise.catalog.Plans;
import reprise.core.ExecutionId;
import reprise.core.WorkspaceId;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.sdk.Json;
import reprise.views.executions.ExecutionList;
import reprise.views.executions.ExecutionQuery;
import reprise.views.executions.ListedExecution;

/**
 * The trigger log: what triggers started, as the list of executions has it, and what they did not start, as noted, in one
 * order. So a call that starts something is written once. Blocks.
 */
public final class TriggerPages {
    private final Database database;
    private final Plans plans;

    public TriggerPages(Database database, Plans plans) {
        this.database = database;
        this.plans = plans;
    }

    /** A line of the log, wherever it comes from. */
    private record Entry(Instant at, UUID id, Json json) {
        /** As PostgreSQL orders them: ids by their bytes. */
        static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::at)
                .thenComparing(entry -> entry.id().toString())
                .reversed();
    }

    Page page(WorkspaceId workspace, TriggerQuery asked, PageRequest at) {
        var query = asked.at(at);
        var rows = database.with(sql -> Stream.concat(fired(sql, workspace, query), noted(sql, workspace, query))
                .sorted(Entry.NEWEST_FIRST)
                .limit(query.limit())
                .toList());
        return Page.of(rows, at, Entry::json, entry -> Cursor.of(entry.at(), entry.id()));
    }

    private Stream<Entry> fired(Sql sql, WorkspaceId workspace, TriggerQuery query) {
        if (!query.asks(TriggerOutcome.FIRED)) {
            return Stream.empty();
        }
        var executions = new ExecutionQuery(
                query.workflow(),
                Optional.empty(),
                Optional.of("webhook"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ExecutionQuery.Order.NEWEST_FIRST,
                query.after().map(after -> new ExecutionQuery.After(after.at(), new ExecutionId(after.id()))),
                query.limit());
        return ExecutionList.page(sql, workspace, executions).stream().map(this::entry);
    }

    private static Stream<Entry> noted(Sql sql, WorkspaceId workspace, TriggerQuery query) {
        return query.asks(TriggerOutcome.REPEATED, TriggerOutcome.REFUSED, TriggerOutcome.MISSED)
                ? TriggerLogTable.page(sql, workspace, query).stream().map(TriggerPages::entry)
                : Stream.empty();
    }

    private Entry entry(ListedExecution fired) {
        var id = fired.id().toString();
        return new Entry(
                fired.startedAt(),
                fired.id().value(),
                json(id, fired.startedAt(), fired.plan().workflow().toString(), node(fired), fired.trigger())
                        .with("outcome", Json.of(TriggerOutcome.FIRED.word()))
                        .with("code", Json.of("FIRED"))
                        .with("cause", Json.of("it was called"))
                        .with("times", Json.of(1))
                        .with("executionId", Json.of(id)));
    }

    /** The list of executions does not say which node began them: it is told where there is but one of its type. */
    private Optional<String> node(ListedExecution fired) {
        var nodes = plans.load(fired.plan()).triggers().stream()
                .filter(node -> node.definition().type().equals(fired.trigger()))
                .map(node -> node.id().value())
                .toList();
        return nodes.size() == 1 ? Optional.of(nodes.getFirst()) : Optional.empty();
    }

    private static Entry entry(TriggerLogTable.Kept kept) {
        var note = kept.note();
        return new Entry(
                note.at(),
                kept.id(),
                json(
                                kept.id().toString(),
                                note.at(),
                                note.workflow().toString(),
                                Optional.of(note.node().value()),
                                note.type())
                        .with("outcome", Json.of(note.outcome().word()))
                        .with("code", Json.of(note.code()))
                        .with("cause", Json.of(note.cause()))
                        .with("times", Json.of(note.times()))
                        .with("executionId", Json.from(note.execution().map(ExecutionId::toString))));
    }

    private static Json.JsonObject json(String id, Instant at, String workflow, Optional<String> node, String type) {
        return Json.object("id", id, "at", at.toString(), "workflowId", workflow, "nodeId", node, "type", type);
    }
}
