package reprise.gateway.accounts;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.gateway.http.Blocking;

/**
 * Users, logins and API tokens as of a moment ago: looked up for every request, so kept for seconds. What is changed
 * here is forgotten at once; other nodes forget it when its time is over.
 */
final class Directory {
    private static final int ENTRIES = 50_000;

    private final Database database;
    private final Blocking blocking;
    private final Clock clock;
    private final AsyncCache<UserId, Optional<User>> users;
    private final AsyncCache<SessionId, Optional<UserId>> sessions;
    private final AsyncCache<String, Optional<ApiToken>> apiTokens;

    Directory(Database database, Blocking blocking, Clock clock, Duration staleness) {
        this.database = database;
        this.blocking = blocking;
        this.clock = clock;
        this.users = cache(staleness, clock);
        this.sessions = cache(staleness, clock);
        this.apiTokens = cache(staleness, clock);
    }

    CompletableFuture<Optional<User>> user(UserId id) {
        return lookUp(users, id, sql -> UserTable.byId(sql, id));
    }

    /** Whose login that is, while it lasts. */
    CompletableFuture<Optional<UserId>> session(SessionId id) {
        return lookUp(sessions, id, sql -> SessionTable.userOf(sql, id, clock.instant()));
    }

    /** What is known of that text as an API token, if it is a good one. */
    CompletableFuture<Optional<ApiToken>> apiToken(String text) {
        var hash = Secrets.hash(text);
        return lookUp(apiTokens, key(hash), sql -> ApiTokenTable.use(sql, hash, clock.instant()))
                .thenApply(found -> found.filter(token -> token.expiresAt().isAfter(clock.instant())));
    }

    void forget(UserId id) {
        users.synchronous().invalidate(id);
    }

    void forget(Iterable<SessionId> ids) {
        sessions.synchronous().invalidateAll(ids);
    }

    void forgetApiToken(byte[] hash) {
        apiTokens.synchronous().invalidate(key(hash));
    }

    private <K, V> CompletableFuture<V> lookUp(AsyncCache<K, V> cache, K key, Function<Sql, V> query) {
        return cache.get(
                key, (_, _) -> blocking.call(() -> database.with(query)).toCompletableFuture());
    }

    private static <K, V> AsyncCache<K, V> cache(Duration staleness, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(ENTRIES)
                .expireAfterWrite(staleness)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .buildAsync();
    }

    private static String key(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
