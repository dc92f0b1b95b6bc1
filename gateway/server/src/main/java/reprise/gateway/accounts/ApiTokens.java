package reprise.gateway.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reprise.database.Database;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.sdk.Json;

/** Makes personal API tokens, shown once and kept as a hash, and ends them. */
final class ApiTokens {
    private static final int MOST = 200;
    private static final int SHOWN = 4;

    private final Database database;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    record Wanted(String name, Scopes scopes, Instant expiresAt) {}

    /** A token with its text, for the one time it is shown. */
    record Made(ApiToken token, String text) {
        Json json() {
            return token.json().with("token", Json.of(text));
        }

        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    ApiTokens(Database database, Directory directory, Trail trail, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    Made create(Caller caller, Wanted wanted, Origin origin) {
        var text = Secrets.fresh(ApiToken.PREFIX);
        var token = new ApiToken(
                UUID.randomUUID(),
                caller.user(),
                caller.workspace(),
                wanted.name(),
                text.substring(text.length() - SHOWN),
                wanted.scopes(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                wanted.expiresAt(),
                Optional.empty());
        database.transact(sql -> {
            if (ApiTokenTable.count(sql, caller.user()) >= MOST) {
                throw new Refused(Refusal.conflict("You have " + MOST + " tokens: revoke some first"));
            }
            ApiTokenTable.add(sql, token, Secrets.hash(text));
        });
        trail.note(SecurityEvent.Kind.API_TOKEN_CREATED, caller, origin, described(token.id()));
        return new Made(token, text);
    }

    Page list(Caller caller, PageRequest at) {
        var created = at.after().map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH);
        var id = at.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0));
        var rows = database.with(
                sql -> ApiTokenTable.list(sql, caller.user(), caller.workspace(), created, id, at.rows()));
        return Page.of(rows, at, ApiToken::json, token -> Cursor.of(token.createdAt(), token.id()));
    }

    void revoke(Caller caller, UUID id, Origin origin) {
        var hash = database.with(sql -> ApiTokenTable.revoke(sql, caller.user(), id, clock.instant()))
                .orElseThrow(() -> new Refused(Refusal.notFound("No such token")));
        directory.forgetApiToken(hash);
        trail.note(SecurityEvent.Kind.API_TOKEN_REVOKED, caller, origin, described(id));
    }

    private static Map<String, String> described(UUID id) {
        return Map.of("token", id.toString());
    }
}
