package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;
import static akka.http.javadsl.server.PathMatchers.uuidSegment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import java.util.Optional;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/** {@code /admin/users}: everyone who may come in, for those who look after the installation. */
final class AdminUserRoutes {
    private final Http http;
    private final Auth auth;
    private final Users users;
    private final Passwords passwords;
    private final PasswordResets resets;
    private final Links links;

    private record Changes(Optional<String> fullName, Optional<Boolean> administrator) {}

    AdminUserRoutes(Http http, Auth auth, Users users, Passwords passwords, PasswordResets resets, Links links) {
        this.http = http;
        this.auth = auth;
        this.users = users;
        this.passwords = passwords;
        this.resets = resets;
        this.links = links;
    }

    Route routes() {
        return pathPrefix(
                segment("admin").slash("users"),
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::create))),
                        pathPrefix(uuidSegment(), id -> one(new UserId(id)))));
    }

    private Route one(UserId user) {
        return concat(
                pathEnd(() -> patch(() -> change(user))),
                path("disable", () -> post(() -> disable(user))),
                path("enable", () -> post(() -> enable(user))),
                path("password-reset", () -> post(() -> reset(user))));
    }

    private Route list() {
        return auth.may(Permission.INSTALL, _ -> http.page(users::list));
    }

    private Route create() {
        return auth.may(
                Permission.INSTALL,
                caller -> http.body(
                        NewAccount::read,
                        account -> extractRequest(request -> http.answerLater(() -> passwords.hashing(() -> {
                            var user = users.create(account, caller, Origin.of(request));
                            return Reply.created("/api/v1/admin/users/" + user.id(), user.json());
                        })))));
    }

    private Route change(UserId user) {
        return auth.may(
                Permission.INSTALL,
                caller -> http.body(
                        fields -> changes(fields, caller, user),
                        changes -> extractRequest(request -> http.answer(() -> {
                            changes.fullName().ifPresent(name -> users.rename(user, name));
                            changes.administrator()
                                    .ifPresent(it -> users.appoint(user, it, caller, Origin.of(request)));
                            return shown(user);
                        }))));
    }

    private Route disable(UserId user) {
        return auth.may(
                Permission.INSTALL,
                caller -> extractRequest(request -> http.answer(() -> {
                    requireAnother(caller, user);
                    users.disable(user, caller, Origin.of(request));
                    return shown(user);
                })));
    }

    private Route enable(UserId user) {
        return auth.may(
                Permission.INSTALL,
                caller -> extractRequest(request -> http.answer(() -> {
                    users.enable(user, caller, Origin.of(request));
                    return shown(user);
                })));
    }

    /** The link is shown to the administrator, to be handed on. */
    private Route reset(UserId user) {
        return auth.may(
                Permission.INSTALL,
                caller -> extractRequest(request -> http.answer(() -> link(user, caller, request))));
    }

    private Reply link(UserId user, Caller caller, HttpRequest request) {
        var made = resets.make(user, caller, Origin.of(request));
        return Reply.ok(Json.object("link", links.passwordReset(request, made.token()), "expiresAt", made.expiresAt()));
    }

    private Reply shown(UserId user) {
        return Reply.found(users.byId(user).map(User::json), Users.UNKNOWN);
    }

    private static Changes changes(Fields fields, Caller caller, UserId user) {
        var administrator = fields.flag("administrator");
        if (administrator.filter(it -> !it).isPresent() && caller.user().equals(user)) {
            fields.wrong("administrator", "cannot be taken from yourself");
        }
        return new Changes(NewAccount.fullName(fields), administrator);
    }

    private static void requireAnother(Caller caller, UserId user) {
        if (caller.user().equals(user)) {
            throw new Refused(Refusal.conflict("You cannot disable yourself"));
        }
    }
}
