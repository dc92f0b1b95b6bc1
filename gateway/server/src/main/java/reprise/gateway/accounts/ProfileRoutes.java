package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.http.javadsl.server.Route;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/** {@code /users/me}: who I am, where I belong, and what I may change of that. */
final class ProfileRoutes {
    private final Http http;
    private final Auth auth;
    private final Users users;

    ProfileRoutes(Http http, Auth auth, Users users) {
        this.http = http;
        this.auth = auth;
        this.users = users;
    }

    Route routes() {
        return pathPrefix("users", () -> path("me", () -> concat(get(this::profile), patch(this::change))));
    }

    private Route profile() {
        return auth.may(Permission.READ, caller -> http.answer(() -> shown(caller)));
    }

    private Route change() {
        return auth.mayPersonally(caller -> http.body(
                NewAccount::fullName,
                fullName -> http.answer(() -> {
                    fullName.ifPresent(name -> users.rename(caller.user(), name));
                    return shown(caller);
                })));
    }

    private Reply shown(Caller caller) {
        return Reply.found(
                users.byId(caller.user()).map(user -> user.json()
                        .with("workspace", Json.of(caller.workspace().toString()))
                        .with("role", Json.of(caller.role().word()))),
                Users.UNKNOWN);
    }
}
