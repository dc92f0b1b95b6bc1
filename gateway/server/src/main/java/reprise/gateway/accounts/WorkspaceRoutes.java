package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.uuidSegment;

import akka.http.javadsl.server.Route;
import reprise.core.WorkspaceId;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;

/** {@code /workspaces}: where the caller belongs; who else does, as what. */
final class WorkspaceRoutes {
    static final int LONGEST_NAME = 200;

    private final Http http;
    private final Auth auth;
    private final Workspaces workspaces;

    WorkspaceRoutes(Http http, Auth auth, Workspaces workspaces) {
        this.http = http;
        this.auth = auth;
        this.workspaces = workspaces;
    }

    Route routes() {
        return pathPrefix(
                "workspaces",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::create))),
                        pathPrefix(uuidSegment(), id -> one(new WorkspaceId(id)))));
    }

    private Route one(WorkspaceId workspace) {
        return concat(
                pathEnd(() -> patch(() -> rename(workspace))),
                pathPrefix(
                        "members",
                        () -> concat(
                                pathEnd(() -> get(() -> members(workspace))),
                                path(uuidSegment(), id -> member(workspace, new UserId(id))))));
    }

    private Route member(WorkspaceId workspace, UserId user) {
        return concat(
                get(() -> auth.mayIn(
                        workspace,
                        Permission.READ,
                        caller -> http.found(
                                Workspaces.NOT_A_MEMBER,
                                () -> workspaces.member(caller, user).map(MemberTable.Member::json)))),
                patch(() -> change(workspace, user)),
                delete(() -> remove(workspace, user)));
    }

    private Route list() {
        return auth.may(Permission.READ, caller -> http.page(at -> workspaces.list(caller, at)));
    }

    private Route create() {
        return auth.mayPersonally(caller -> http.body(
                fields -> fields.text("name", LONGEST_NAME),
                name -> http.answer(() -> {
                    var made = workspaces.create(caller, name);
                    return Reply.created("/api/v1/workspaces/" + made.workspace(), made.json());
                })));
    }

    private Route rename(WorkspaceId workspace) {
        return auth.mayIn(
                workspace,
                Permission.ADMINISTER,
                caller -> http.body(
                        Renaming::read,
                        renaming -> http.answer(() ->
                                Reply.ok(workspaces.change(caller, renaming).json()))));
    }

    private Route members(WorkspaceId workspace) {
        return auth.mayIn(workspace, Permission.READ, caller -> http.page(at -> workspaces.members(caller, at)));
    }

    private Route change(WorkspaceId workspace, UserId user) {
        return auth.mayIn(
                workspace,
                Permission.ADMINISTER,
                caller -> http.body(
                        Roles::read,
                        role -> extractRequest(request -> http.answer(() -> Reply.ok(workspaces
                                .change(caller, user, role, Origin.of(request))
                                .json())))));
    }

    private Route remove(WorkspaceId workspace, UserId user) {
        return auth.mayIn(
                workspace,
                Permission.PERSONAL,
                caller -> extractRequest(request -> http.answer(() -> {
                    workspaces.remove(caller, user, Origin.of(request));
                    return Reply.done();
                })));
    }
}
