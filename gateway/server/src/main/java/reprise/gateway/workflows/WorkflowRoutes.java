package reprise.gateway.workflows;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;
import static akka.http.javadsl.server.PathMatchers.uuidSegment;
import static reprise.gateway.accounts.Permission.EDIT;
import static reprise.gateway.accounts.Permission.OPERATE;
import static reprise.gateway.accounts.Permission.READ;

import akka.http.javadsl.server.Route;
import java.util.List;
import reprise.core.WorkflowId;
import reprise.gateway.accounts.Auth;
import reprise.gateway.http.Http;

/** {@code /workflows}: list, make, change, publish and switch them. */
public final class WorkflowRoutes {

    private final Http http;
    private final Auth auth;
    private final WorkflowActions desk;
    private final VersionRoutes versions;

    /** @param auth the guard of the area of workflows */
    public WorkflowRoutes(Http http, Auth auth, WorkflowActions desk) {
        this.http = http;
        this.auth = auth;
        this.desk = desk;
        this.versions = new VersionRoutes(http, auth, desk);
    }

    /** Everything below {@code /api/v1/workflows} but the starting of executions and their logs. */
    public Route routes() {
        return pathPrefix(
                "workflows",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::create))),
                        path("validate", () -> post(this::validate)),
                        pathPrefix(uuidSegment(), id -> one(new WorkflowId(id)))));
    }

    private Route one(WorkflowId id) {
        return concat(
                pathEnd(() -> concat(
                        get(() -> show(id)), put(() -> save(id)), patch(() -> amend(id)), delete(() -> remove(id)))),
                path("validate", () -> post(() -> validate(id))),
                path("publish", () -> post(() -> publish(id))),
                path(
                        "archive",
                        () -> post(() -> auth.may(
                                EDIT,
                                caller -> extractRequest(
                                        request -> http.answer(() -> desk.archive(caller, request, id)))))),
                path(
                        "activate",
                        () -> post(() -> auth.may(
                                OPERATE,
                                caller -> extractRequest(
                                        request -> http.answer(() -> desk.activate(caller, request, id)))))),
                path(
                        "deactivate",
                        () -> post(() -> auth.may(
                                OPERATE,
                                caller -> extractRequest(
                                        request -> http.answer(() -> desk.deactivate(caller, request, id)))))),
                path(
                        "duplicate",
                        () -> post(() -> auth.may(
                                EDIT,
                                caller -> extractRequest(
                                        request -> http.answer(() -> desk.duplicate(caller, request, id)))))),
                pathPrefix("versions", () -> versions.routes(id)));
    }

    private Route list() {
        return auth.may(READ, caller -> http.page(Listings::read, (listing, at) -> desk.list(caller, listing, at)));
    }

    private Route create() {
        return auth.may(
                EDIT,
                caller -> extractRequest(request ->
                        http.jsonOrYaml(document -> http.answer(() -> desk.create(caller, request, document)))));
    }

    private Route show(WorkflowId id) {
        return auth.may(READ, caller -> extractRequest(request -> http.answer(() -> desk.show(caller, request, id))));
    }

    private Route save(WorkflowId id) {
        return auth.may(
                EDIT,
                caller -> extractRequest(request ->
                        http.jsonOrYaml(document -> http.answer(() -> desk.save(caller, request, id, document)))));
    }

    private Route amend(WorkflowId id) {
        return auth.may(
                EDIT,
                caller -> extractRequest(request -> http.body(
                        Amendment::read, amendment -> http.answer(() -> desk.amend(caller, request, id, amendment)))));
    }

    private Route remove(WorkflowId id) {
        return auth.may(EDIT, caller -> http.answer(() -> desk.delete(caller, id)));
    }

    private Route validate() {
        return auth.may(
                READ, caller -> http.jsonOrYaml(document -> http.answer(() -> desk.validate(caller, document))));
    }

    /** Without a body: what is saved. */
    private Route validate(WorkflowId id) {
        return auth.may(
                READ,
                caller -> extractRequest(request -> request.entity().isKnownEmpty()
                        ? http.answer(() -> desk.validate(caller, id))
                        : http.jsonOrYaml(document -> http.answer(() -> desk.validate(caller, id, document)))));
    }

    private Route publish(WorkflowId id) {
        return auth.may(
                EDIT,
                caller -> extractRequest(request -> http.optionalBody(
                        fields -> fields.whole("version", 1, Integer.MAX_VALUE).map(Long::intValue),
                        version -> http.answer(() -> desk.publish(caller, request, id, version)))));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of(
                "/api/v1/workflows",
                "/api/v1/workflows/validate",
                "/api/v1/workflows/{id}",
                "/api/v1/workflows/{id}/validate",
                "/api/v1/workflows/{id}/publish",
                "/api/v1/workflows/{id}/archive",
                "/api/v1/workflows/{id}/activate",
                "/api/v1/workflows/{id}/deactivate",
                "/api/v1/workflows/{id}/duplicate",
                "/api/v1/workflows/{id}/versions",
                "/api/v1/workflows/{id}/versions/{version}",
                "/api/v1/workflows/{id}/versions/{version}/restore",
                "/api/v1/workflows/{id}/versions/{version}/diff/{other}",
                "/api/v1/functions",
                "/api/v1/node-types");
    }
}
