package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.onSuccess;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;

import akka.http.javadsl.server.Route;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import reprise.gateway.http.Fields;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/** {@code /auth}: register, log in, stay in, log out. The only routes of the API that ask for no credentials. */
final class LoginRoutes {
    private static final int LONGEST_TOKEN = 200;

    private final Http http;
    private final Registration registration;
    private final Users users;
    private final Passwords passwords;
    private final Logins logins;
    private final LoginThrottle throttle;
    private final Authenticator authenticator;

    private record Registering(NewAccount account, Optional<String> invitation) {}

    private record Login(String email, String password) {
        @Override
        public String toString() {
            return "Login[" + email + "]";
        }
    }

    LoginRoutes(
            Http http,
            Registration registration,
            Users users,
            Passwords passwords,
            Logins logins,
            LoginThrottle throttle,
            Authenticator authenticator) {
        this.http = http;
        this.registration = registration;
        this.users = users;
        this.passwords = passwords;
        this.logins = logins;
        this.throttle = throttle;
        this.authenticator = authenticator;
    }

    Route routes() {
        return pathPrefix(
                "auth",
                () -> concat(
                        path("register", () -> post(this::register)),
                        path("token", () -> post(this::token)),
                        path("refresh", () -> post(this::refresh)),
                        path("logout", () -> post(this::logout))));
    }

    /** Where registration is closed, an invitation opens it for the one address it is for. */
    private Route register() {
        return http.body(
                fields -> new Registering(NewAccount.read(fields), fields.optionalText("invitation", LONGEST_TOKEN)),
                account -> extractRequest(request -> http.answerLater(() -> registered(account, Origin.of(request)))));
    }

    private CompletionStage<Reply> registered(Registering asked, Origin origin) {
        throttle.registration(origin).ifPresent(wait -> {
            throw new Refused(Refusal.rateLimited(wait));
        });
        return passwords.hashing(() -> Reply.created("/api/v1/users/me", registered(asked.account(), asked, origin)));
    }

    private Json registered(NewAccount account, Registering asked, Origin origin) {
        if (asked.invitation().isPresent()) {
            return users.register(account, asked.invitation().get(), origin).json();
        }
        if (!registration.isOpen()) {
            throw new Refused(Refusal.forbidden("Registration is closed here: ask an administrator for an account"));
        }
        return users.register(account, origin).json();
    }

    private Route token() {
        return http.bodyOrForm(
                LoginRoutes::login,
                login -> extractRequest(
                        request -> http.answerLater(() -> logins.begin(request, login.email(), login.password())
                                .thenApply(tokens -> Reply.ok(tokens.json())))));
    }

    private Route refresh() {
        return http.bodyOrForm(
                fields -> {
                    fields.optionalText("grant_type", LONGEST_TOKEN)
                            .filter(type -> type.equals("refresh_token")
                                    || fields.wrong("grant_type", "must be refresh_token"));
                    return fields.text("refresh_token", LONGEST_TOKEN);
                },
                token -> extractRequest(request -> http.answer(
                        () -> Reply.ok(logins.refresh(token, request).json()))));
    }

    /** Of the login that the refresh token belongs to; without one, of the login that the request itself is made with. */
    private Route logout() {
        return http.bodyOrForm(
                fields -> fields.optionalText("refresh_token", LONGEST_TOKEN),
                token -> extractRequest(request -> token.isPresent()
                        ? http.answer(() -> ended(() -> logins.end(token.get(), Origin.of(request))))
                        : onSuccess(
                                authenticator.caller(request),
                                caller -> http.answer(() -> ended(() -> caller.session()
                                        .ifPresent(
                                                session -> logins.end(caller.user(), session, Origin.of(request))))))));
    }

    private static Reply ended(Runnable ending) {
        ending.run();
        return Reply.done();
    }

    /** As JSON {@code {email, password}}, or as the OAuth2 password form, which says username and has a few fields more. */
    private static Login login(Fields fields) {
        fields.optionalText("grant_type", LONGEST_TOKEN)
                .filter(type -> type.equals("password") || fields.wrong("grant_type", "must be password"));
        fields.optionalText("scope", LONGEST_TOKEN);
        fields.optionalText("client_id", LONGEST_TOKEN);
        fields.optionalText("client_secret", LONGEST_TOKEN);
        var email = fields.has("username") ? fields.text("username", 1000) : fields.text("email", 1000);
        return new Login(email, fields.secret("password"));
    }
}
