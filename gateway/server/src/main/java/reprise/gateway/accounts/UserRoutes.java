package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.uuidSegment;

import akka.http.javadsl.server.Route;
import java.util.UUID;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;

/** {@code /users}: everyone who may come in, for those who look after the installation. */
final class UserRoutes {
    private final Http http;
    private final Auth auth;
    private final Users users;
    private final Passwords passwords;

    UserRoutes(Http http, Auth auth, Users users, Passwords passwords) {
        this.http = http;
        this.auth = auth;
        this.users = users;
        this.passwords = passwords;
    }

    Route routes() {
        return pathPrefix(
                "users",
                () -> concat(
                        pathEnd(() -> concat(get(this::list), post(this::create))),
                        path(uuidSegment(), id -> patch(() -> change(id)))));
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
                            return Reply.created("/api/v1/users/" + user.id(), user.json());
                        })))));
    }

    private Route change(UUID id) {
        return auth.may(
                Permission.INSTALL,
                caller -> http.body(
                        fields -> disabled(fields, caller, id),
                        disabled -> extractRequest(request -> http.found(Users.UNKNOWN, () -> {
                            if (disabled) {
                                users.disable(new UserId(id), caller, Origin.of(request));
                            } else {
                                users.enable(new UserId(id), caller, Origin.of(request));
                            }
                            return users.byId(new UserId(id)).map(User::json);
                        }))));
    }

    private static boolean disabled(Fields fields, Caller caller, UUID id) {
        var disabled = fields.flag("disabled");
        if (disabled.isEmpty() && !fields.has("disabled")) {
            fields.wrong("disabled", "is missing");
        }
        if (disabled.orElse(false) && caller.user().value().equals(id)) {
            fields.wrong("disabled", "cannot be set on yourself");
        }
        return disabled.orElse(false);
    }
}
