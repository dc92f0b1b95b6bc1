package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.server.Route;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/**
 * {@code /users/me/password} and {@code /auth/password-reset}: another password, by the old one or by a link. Whatever the
 * old password opened is closed with it, unless the one who knows it says otherwise.
 */
final class PasswordRoutes {
    private static final int LONGEST_TOKEN = 200;

    private final Http http;
    private final Auth auth;
    private final Passwords passwords;
    private final Users users;
    private final PasswordResets resets;

    private record Change(String current, String password, Users.Keeping keeping) {
        @Override
        public String toString() {
            return "Change[" + keeping + "]";
        }
    }

    private record Confirmation(String token, String password) {
        @Override
        public String toString() {
            return "Confirmation[]";
        }
    }

    PasswordRoutes(Http http, Auth auth, Passwords passwords, Users users, PasswordResets resets) {
        this.http = http;
        this.auth = auth;
        this.passwords = passwords;
        this.users = users;
        this.resets = resets;
    }

    Route routes() {
        return concat(
                path(segment("users").slash("me").slash("password"), () -> put(this::change)),
                pathPrefix(
                        segment("auth").slash("password-reset"),
                        () -> concat(pathEnd(() -> post(this::ask)), path("confirm", () -> post(this::confirm)))));
    }

    private Route change() {
        return auth.mayPersonally(caller -> http.body(
                fields -> change(fields, caller),
                change -> extractRequest(request -> http.answerLater(() -> changed(caller, change, request)))));
    }

    private CompletionStage<Reply> changed(Caller caller, Change change, HttpRequest request) {
        var origin = Origin.of(request);
        return passwords.verify(caller.email(), change.current(), origin).thenCompose(right -> {
            var verified =
                    right.orElseThrow(() -> new Refused(Refusal.invalid("currentPassword", "is not your password")));
            return passwords.hashing(() -> {
                users.changePassword(caller, verified, change.password(), change.keeping(), origin);
                return Reply.done();
            });
        });
    }

    /** The same answer whether the address has an account or not. */
    private Route ask() {
        return http.body(
                fields -> fields.text("email", 1000),
                email -> extractRequest(request -> http.answer(() -> {
                    resets.ask(email, Origin.of(request));
                    return new Reply.Accepted(
                            Optional.empty(),
                            Json.object(
                                    "message", "If that address has an account, an administrator is asked for a link"));
                })));
    }

    private Route confirm() {
        return http.body(
                fields -> new Confirmation(
                        fields.text("token", LONGEST_TOKEN), NewAccount.newPassword(fields, "password", "")),
                asked -> extractRequest(request -> http.answerLater(() -> passwords.hashing(() -> {
                    resets.confirm(asked.token(), asked.password(), Origin.of(request));
                    return Reply.done();
                }))));
    }

    private static Change change(Fields fields, Caller caller) {
        return new Change(
                fields.secret("currentPassword"),
                NewAccount.newPassword(fields, "password", caller.email()),
                new Users.Keeping(
                        fields.flag("keepSessions").orElse(false),
                        fields.flag("keepTokens").orElse(false)));
    }
}
