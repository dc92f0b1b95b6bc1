package reprise.gateway.accounts;

import akka.http.javadsl.model.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.gateway.http.Http;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.sdk.Json;

/** Logins: begun with a password, carried on with refresh tokens that are good once, ended by their owner or by misuse. */
final class Logins {
    private static final String PREFIX = "rfr_";
    private static final Duration REMEMBERED_AFTER_END = Duration.ofDays(1);

    private final Database database;
    private final AccountSettings settings;
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;
    private final Http http;

    /** What a login is carried on with. */
    record Tokens(String access, Duration lifetime, String refresh) {
        Json json() {
            return Json.object(
                    "access_token",
                    access,
                    "token_type",
                    "bearer",
                    "expires_in",
                    lifetime.toSeconds(),
                    "refresh_token",
                    refresh);
        }

        @Override
        public String toString() {
            return "Tokens[]";
        }
    }

    Logins(
            Database database,
            AccountSettings settings,
            Passwords passwords,
            AccessTokens accessTokens,
            Directory directory,
            Trail trail,
            Clock clock,
            Http http) {
        this.database = database;
        this.settings = settings;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
        this.http = http;
    }

    /** Fails with {@link Refused} where the password is wrong or too many were. */
    CompletionStage<Tokens> begin(HttpRequest request, String email, String password) {
        var origin = Origin.of(request);
        return passwords.verify(email, password, origin).thenCompose(right -> {
            var user = right.orElseThrow(() -> new Refused(Refusal.unauthenticated(Passwords.WRONG)))
                    .user();
            trail.note(SecurityEvent.Kind.LOGGED_IN, Optional.of(user), origin, Map.of());
            return http.blocked(request, () -> database.transaction(sql -> begin(sql, user)));
        });
    }

    /** New tokens for one that was not used before; one that was ends its session. */
    Tokens refresh(String token, Origin origin) {
        var now = clock.instant();
        var hash = Secrets.hash(token);
        record Found(Optional<SessionTable.Kept> kept, Optional<Tokens> tokens) {}
        var found = database.transaction(sql -> {
            var kept = SessionTable.token(sql, hash, now);
            kept.filter(SessionTable.Kept::used).ifPresent(reused -> SessionTable.end(sql, reused.session(), now));
            var tokens = kept.filter(it -> it.good() && !it.used()).map(it -> {
                SessionTable.use(sql, hash, now);
                return issue(sql, it.user(), it.session(), it.sessionExpires(), now);
            });
            return new Found(kept, tokens);
        });
        found.kept().filter(SessionTable.Kept::used).ifPresent(reused -> {
            directory.forget(List.of(reused.session()));
            trail.note(
                    SecurityEvent.Kind.REFRESH_TOKEN_REUSED,
                    Optional.of(reused.user()),
                    origin,
                    Map.of("session", reused.session().toString()));
        });
        return found.tokens()
                .orElseThrow(() -> new Refused(
                        Refusal.unauthenticated("The refresh token is not valid, or no longer; log in again")));
    }

    /** Ends the login that the refresh token belongs to; of a token that is none nothing is told. */
    void end(String refreshToken, Origin origin) {
        var now = clock.instant();
        var kept = database.transaction(sql -> {
            var found = SessionTable.token(sql, Secrets.hash(refreshToken), now);
            found.ifPresent(it -> SessionTable.end(sql, it.session(), now));
            return found;
        });
        kept.ifPresent(it -> ended(it.user(), it.session(), origin));
    }

    void end(UserId user, SessionId session, Origin origin) {
        database.use(sql -> SessionTable.end(sql, session, clock.instant()));
        ended(user, session, origin);
    }

    private Tokens begin(Sql sql, UserId user) {
        var now = clock.instant();
        var session = SessionId.fresh();
        var expires = now.plus(settings.session());
        SessionTable.sweep(sql, user, now.minus(REMEMBERED_AFTER_END));
        SessionTable.begin(sql, session, user, now, expires);
        return issue(sql, user, session, expires, now);
    }

    private Tokens issue(Sql sql, UserId user, SessionId session, Instant sessionExpires, Instant now) {
        var refresh = Secrets.fresh(PREFIX);
        var unused = now.plus(settings.refreshToken());
        SessionTable.addToken(
                sql, session, Secrets.hash(refresh), unused.isBefore(sessionExpires) ? unused : sessionExpires);
        return new Tokens(accessTokens.issue(user, session), accessTokens.lifetime(), refresh);
    }

    private void ended(UserId user, SessionId session, Origin origin) {
        directory.forget(List.of(session));
        trail.note(SecurityEvent.Kind.LOGGED_OUT, Optional.of(user), origin, Map.of("session", session.toString()));
    }
}
