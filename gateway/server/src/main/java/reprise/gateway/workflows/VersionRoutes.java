package reprise.gateway.workflows;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.integerSegment;
import static reprise.gateway.accounts.Permission.EDIT;
import static reprise.gateway.accounts.Permission.READ;

import akka.http.javadsl.server.Route;
import reprise.core.WorkflowId;
import reprise.gateway.accounts.Auth;
import reprise.gateway.http.Http;

/** {@code /workflows/{id}/versions}: what a workflow was, and what changed. */
final class VersionRoutes {

    private final Http http;
    private final Auth auth;
    private final WorkflowActions desk;

    VersionRoutes(Http http, Auth auth, WorkflowActions desk) {
        this.http = http;
        this.auth = auth;
        this.desk = desk;
    }

    Route routes(WorkflowId id) {
        return concat(pathEnd(() -> get(() -> list(id))), pathPrefix(integerSegment(), version -> one(id, version)));
    }

    private Route one(WorkflowId id, int version) {
        return concat(
                pathEnd(() -> get(() -> show(id, version))),
                path("restore", () -> post(() -> restore(id, version))),
                pathPrefix("diff", () -> path(integerSegment(), other -> get(() -> diff(id, version, other)))));
    }

    private Route list(WorkflowId id) {
        return auth.may(READ, caller -> http.page(at -> desk.versions(caller, id, at)));
    }

    private Route show(WorkflowId id, int version) {
        return auth.may(
                READ,
                caller -> extractRequest(request -> http.answer(() -> desk.version(caller, request, id, version))));
    }

    private Route restore(WorkflowId id, int version) {
        return auth.may(
                EDIT,
                caller -> extractRequest(request -> http.answer(() -> desk.restore(caller, request, id, version))));
    }

    private Route diff(WorkflowId id, int from, int to) {
        return auth.may(READ, caller -> http.answer(() -> desk.diff(caller, id, from, to)));
    }
}
