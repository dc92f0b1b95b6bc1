package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.http.javadsl.server.Route;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/** {@code /users/me}: who I am, where I belong, and what I may change of that. */
final class ProfileRoutes {
    private final Http http;
    private final Auth auth;
    private final Users users;
    private final Passwords passwords;

    private record NewPassword(String current, String password) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    private record Changes(Optional<String> fullName, Optional<NewPassword> password) {}

    ProfileRoutes(Http http, Auth auth, Users users, Passwords passwords) {
        this.http = http;
        this.auth = auth;
        this.users = users;
        this.passwords = passwords;
    }

    Route routes() {
        return pathPrefix("users", () -> path("me", () -> concat(get(this::profile), patch(this::change))));
    }

    private Route profile() {
        return auth.may(Permission.READ, caller -> http.answer(() -> shown(caller)));
    }

    private Route change() {
        return auth.mayPersonally(caller -> http.body(
                fields -> changes(fields, caller),
                changes -> extractRequest(
                        request -> http.answerLater(() -> changed(caller, changes, Origin.of(request))))));
    }

    private CompletionStage<Reply> changed(Caller caller, Changes changes, Origin origin) {
        var proof = changes.password()
                .map(it -> passwords.verify(caller.email(), it.current(), origin))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
        return proof.thenCompose(right -> {
            if (changes.password().isPresent() && right.isEmpty()) {
                throw new Refused(Refusal.invalid("currentPassword", "is not your password"));
            }
            return passwords.hashing(() -> {
                changes.fullName().ifPresent(name -> users.rename(caller.user(), name));
                right.ifPresent(it -> users.changePassword(
                        caller, it, changes.password().orElseThrow().password(), origin));
                return shown(caller);
            });
        });
    }

    private Reply shown(Caller caller) {
        return Reply.found(
                users.byId(caller.user()).map(user -> user.json()
                        .with("workspace", Json.of(caller.workspace().toString()))
                        .with("role", Json.of(caller.role().word()))),
                Users.UNKNOWN);
    }

    private static Changes changes(Fields fields, Caller caller) {
        var name = NewAccount.fullName(fields);
        var wanted = fields.has("password") || fields.has("currentPassword");
        return new Changes(
                name,
                wanted
                        ? Optional.of(new NewPassword(
                                fields.secret("currentPassword"),
                                NewAccount.newPassword(fields, "password", caller.email())))
                        : Optional.empty());
    }
}
