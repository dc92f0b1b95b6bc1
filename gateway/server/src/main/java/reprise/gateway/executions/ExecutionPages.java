package reprise.gateway.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import reprise.catalog.Plans;
import reprise.core.WorkspaceId;
import reprise.database.Database;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.views.executions.ExecutionList;
import reprise.views.executions.ListedExecution;

/** Pages of a workspace's executions, from the read model. Blocks. */
public final class ExecutionPages {
    private final Database database;
    private final Plans plans;

    public ExecutionPages(Database database, Plans plans) {
        this.database = database;
        this.plans = plans;
    }

    Page page(WorkspaceId workspace, ListFilter filter, PageRequest asked) {
        var rows = database.with(sql -> ExecutionList.page(sql, workspace, filter.at(asked)));
        return Page.of(
                rows,
                asked,
                this::json,
                row -> Cursor.of(row.startedAt(), row.id().value()));
    }

    private Json json(ListedExecution row) {
        var json = new LinkedHashMap<String, Json>();
        json.put("id", Json.of(row.id().toString()));
        json.put("workflowId", Json.of(row.plan().workflow().toString()));
        json.put("workflowName", Json.of(plans.load(row.plan()).definition().name()));
        json.put("workflowVersion", Json.of(row.plan().version()));
        json.put("status", Json.of(row.status().name().toLowerCase(Locale.ROOT)));
        json.put("trigger", Json.of(row.trigger()));
        json.put("startedAt", Json.of(row.startedAt().toString()));
        json.put("completedAt", Json.from(row.completedAt().map(Instant::toString)));
        json.put("durationMs", Json.from(row.duration().map(Duration::toMillis)));
        json.put(
                "error",
                row.error()
                        .<Json>map(error -> Json.object("code", error.code(), "message", error.message()))
                        .orElse(Json.NULL));
        json.put("sequenceNr", Json.of(row.sequenceNr()));
        return new JsonObject(json);
    }
}
