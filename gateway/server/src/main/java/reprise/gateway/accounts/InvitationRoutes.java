package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;
import static akka.http.javadsl.server.PathMatchers.uuidSegment;

import akka.http.javadsl.server.Route;
import java.util.UUID;
import reprise.core.WorkspaceId;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/** {@code /workspaces/{id}/invitations} and {@code /invitations/{token}/accept}. */
final class InvitationRoutes {
    private final Http http;
    private final Auth auth;
    private final Invitations invitations;
    private final Links links;

    private record Wanted(Email email, Role role) {}

    InvitationRoutes(Http http, Auth auth, Invitations invitations, Links links) {
        this.http = http;
        this.auth = auth;
        this.invitations = invitations;
        this.links = links;
    }

    Route routes() {
        return concat(
                pathPrefix(
                        "workspaces",
                        () -> pathPrefix(
                                uuidSegment(),
                                id -> pathPrefix("invitations", () -> ofWorkspace(new WorkspaceId(id))))),
                pathPrefix("invitations", () -> path(segment().slash("accept"), token -> post(() -> accept(token)))));
    }

    private Route ofWorkspace(WorkspaceId workspace) {
        return concat(
                pathEnd(() -> concat(get(() -> list(workspace)), post(() -> invite(workspace)))),
                path(uuidSegment(), id -> delete(() -> withdraw(workspace, id))));
    }

    private Route list(WorkspaceId workspace) {
        return auth.mayIn(workspace, Permission.ADMINISTER, caller -> http.page(at -> invitations.list(caller, at)));
    }

    /** The link is shown to the one who asks, to be handed on. */
    private Route invite(WorkspaceId workspace) {
        return auth.mayIn(
                workspace,
                Permission.ADMINISTER,
                caller -> http.body(
                        fields -> new Wanted(NewAccount.email(fields).orElse(Email.NONE), Roles.read(fields)),
                        wanted -> extractRequest(request -> http.answer(() -> {
                            var made = invitations.invite(caller, wanted.email(), wanted.role(), Origin.of(request));
                            var shown = made.invitation()
                                    .json()
                                    .with("link", Json.of(links.invitation(request, made.token())));
                            return Reply.created("/api/v1/workspaces/" + workspace + "/invitations", shown);
                        }))));
    }

    private Route withdraw(WorkspaceId workspace, UUID id) {
        return auth.mayIn(
                workspace,
                Permission.ADMINISTER,
                caller -> http.answer(() -> {
                    invitations.withdraw(caller, id);
                    return Reply.done();
                }));
    }

    private Route accept(String token) {
        return auth.mayPersonally(caller -> extractRequest(request -> http.answer(() -> {
            var accepted = invitations.accept(caller, token, Origin.of(request));
            return Reply.ok(Json.object(
                    "workspaceId",
                    accepted.workspace().toString(),
                    "role",
                    accepted.role().word()));
        })));
    }
}
