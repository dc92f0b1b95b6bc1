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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;

/** {@code /workspaces} and {@code /members}: make a workspace; who belongs to the one the request is for, as what. */
final class WorkspaceRoutes {
    private static final int LONGEST_NAME = 200;
    private static final List<String> ROLES =
            Stream.of(Role.values()).map(Role::word).toList();

    private final Http http;
    private final Auth auth;
    private final Workspaces workspaces;

    private record NewMember(Email email, Role role) {}

    WorkspaceRoutes(Http http, Auth auth, Workspaces workspaces) {
        this.http = http;
        this.auth = auth;
        this.workspaces = workspaces;
    }

    Route routes() {
        return concat(
                path("workspaces", () -> post(this::create)),
                pathPrefix(
                        "members",
                        () -> concat(
                                pathEnd(() -> concat(get(this::members), post(this::add))),
                                path(uuidSegment(), id -> concat(patch(() -> change(id)), delete(() -> remove(id)))))));
    }

    private Route create() {
        return auth.mayPersonally(caller -> http.body(
                fields -> fields.text("name", LONGEST_NAME),
                name -> http.answer(() -> {
                    var made = workspaces.create(caller, name);
                    return Reply.created("/api/v1/users/me", made.json());
                })));
    }

    private Route members() {
        return auth.may(Permission.READ, caller -> http.page(at -> workspaces.members(caller, at)));
    }

    private Route add() {
        return auth.may(
                Permission.ADMINISTER,
                caller -> http.body(
                        fields -> new NewMember(NewAccount.email(fields).orElse(new Email("")), role(fields)),
                        member -> extractRequest(request -> http.answer(() -> {
                            var added = workspaces.add(caller, member.email(), member.role(), Origin.of(request));
                            return Reply.created("/api/v1/members/" + added.user(), added.json());
                        }))));
    }

    private Route change(UUID id) {
        return auth.may(
                Permission.ADMINISTER,
                caller -> http.body(
                        WorkspaceRoutes::role,
                        role -> extractRequest(request -> http.answer(() -> Reply.ok(workspaces
                                .change(caller, new UserId(id), role, Origin.of(request))
                                .json())))));
    }

    private Route remove(UUID id) {
        return auth.mayPersonally(caller -> extractRequest(request -> http.answer(() -> {
            workspaces.remove(caller, new UserId(id), Origin.of(request));
            return Reply.done();
        })));
    }

    private static Role role(Fields fields) {
        var word = fields.text("role", 20);
        if (ROLES.contains(word)) {
            return Role.parse(word);
        }
        if (!word.isEmpty()) {
            fields.wrong("role", "must be one of " + String.join(", ", ROLES));
        }
        return Role.VIEWER;
    }
}
