package reprise.gateway.accounts;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Http;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.sdk.Json;

/** Logins: begun with a password, carried on with refresh tokens that are good once, ended by their owner or by misuse. */
final class Logins {
    private static final String PREFIX = "rfr_";
    private static final int LONGEST_CLIENT = 200;
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
            return http.blocked(request, () -> database.transaction(sql -> begin(sql, user, request)));
        });
    }

    /**
     * New tokens for one that was not used before. Used again, a token ends its session: two have it. Only whoever repeats
     * it soon, while what it was exchanged for is unused, has lost the answer: they get another in its place.
     */
    Tokens refresh(String token, HttpRequest request) {
        var now = clock.instant();
        var hash = Secrets.hash(token);
        record Found(Optional<SessionTable.Kept> kept, Optional<Tokens> tokens) {}
        var found = database.transaction(sql -> {
            var kept = SessionTable.token(sql, hash, now);
            kept.filter(it -> isReused(it, now)).ifPresent(reused -> SessionTable.end(sql, reused.session(), now));
            var tokens = kept.filter(it -> it.good() && !isReused(it, now)).map(it -> {
                SessionTable.use(sql, hash, now);
                SessionTable.carryOn(sql, it.session(), now, Origin.of(request).address());
                return issue(sql, it.user(), it.session(), Optional.of(hash), it.sessionExpires(), now);
            });
            return new Found(kept, tokens);
        });
        found.kept().filter(it -> isReused(it, now)).ifPresent(reused -> {
            directory.forget(List.of(reused.session()));
            trail.note(
                    SecurityEvent.Kind.REFRESH_TOKEN_REUSED,
                    Optional.of(reused.user()),
                    Origin.of(request),
                    Map.of("session", reused.session().toString()));
        });
        return found.tokens()
                .orElseThrow(() -> new Refused(
                        Refusal.unauthenticated("The refresh token is not valid, or no longer; log in again")));
    }

    private boolean isReused(SessionTable.Kept token, Instant now) {
        return token.usedAt()
                .filter(used -> token.successorUsed() || now.isAfter(used.plus(settings.refreshGrace())))
                .isPresent();
    }

    /** Where the caller is signed in. */
    Page list(Caller caller, PageRequest at) {
        var created = at.after().map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH);
        var id = at.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0));
        var rows = database.with(sql -> SessionTable.list(sql, caller.user(), clock.instant(), created, id, at.rows()));
        return Page.of(
                rows, at, session -> session.json(caller.session()), row -> Cursor.of(row.createdAt(), row.id()));
    }

    /** @throws Refused where the caller has no such login */
    void revoke(Caller caller, SessionId session, Origin origin) {
        if (!database.with(sql -> SessionTable.endOf(sql, caller.user(), session, clock.instant()))) {
            throw new Refused(Refusal.notFound("No such session"));
        }
        directory.forget(List.of(session));
        trail.note(SecurityEvent.Kind.SESSION_REVOKED, caller, origin, Map.of("session", session.toString()));
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

    private Tokens begin(Sql sql, UserId user, HttpRequest request) {
        var now = clock.instant();
        var session = SessionId.fresh();
        var expires = now.plus(settings.session());
        SessionTable.sweep(sql, user, now.minus(REMEMBERED_AFTER_END));
        SessionTable.begin(
                sql, new Session(session, now, now, expires, Origin.of(request).address(), client(request)), user);
        UserTable.signedIn(sql, user, now);
        return issue(sql, user, session, Optional.empty(), expires, now);
    }

    private static String client(HttpRequest request) {
        var name = request.getHeader("User-Agent").map(HttpHeader::value).orElse("");
        var plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST_CLIENT ? plain : plain.substring(0, LONGEST_CLIENT);
    }

    private Tokens issue(
            Sql sql, UserId user, SessionId session, Optional<byte[]> before, Instant sessionExpires, Instant now) {
        var refresh = Secrets.fresh(PREFIX);
        var unused = now.plus(settings.refreshToken());
        SessionTable.addToken(
                sql, session, Secrets.hash(refresh), before, unused.isBefore(sessionExpires) ? unused : sessionExpires);
        return new Tokens(accessTokens.issue(user, session), accessTokens.lifetime(), refresh);
    }

    private void ended(UserId user, SessionId session, Origin origin) {
        directory.forget(List.of(session));
        trail.note(SecurityEvent.Kind.LOGGED_OUT, Optional.of(user), origin, Map.of("session", session.toString()));
    }
}
