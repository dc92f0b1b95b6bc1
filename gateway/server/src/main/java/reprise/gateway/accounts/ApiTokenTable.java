package reprise.gateway.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;

/** Table {@code api_token}. */
final class ApiTokenTable {
    private static final String COLUMNS =
            "id, account_id, workspace_id, name, ending, scopes, created_at, expires_at, last_used_at";

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    static void add(Sql sql, ApiToken token, byte[] hash) {
        sql.update(
                "insert into api_token (id, hash, account_id, workspace_id, name, ending, scopes, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                token.id(),
                hash,
                token.user().value(),
                token.workspace().value(),
                token.name(),
                token.ending(),
                token.scopes().words().toArray(String[]::new),
                token.createdAt(),
                token.expiresAt());
    }

    /** The token with that hash, if it is good now. That it is used is noted once a minute at most. */
    static Optional<ApiToken> use(Sql sql, byte[] hash, Instant now) {
        var token = sql.one(
                "select " + COLUMNS + " from api_token where hash = ? and revoked_at is null and expires_at > ?",
                ApiTokenTable::token,
                hash,
                now);
        var noted = now.minus(NOTED_EVERY);
        token.filter(it -> it.lastUsedAt().filter(noted::isBefore).isEmpty())
                .ifPresent(_ -> sql.update("update api_token set last_used_at = ? where hash = ?", now, hash));
        return token;
    }

    /** A user's tokens for a workspace, in the order they were made. */
    static List<ApiToken> list(
            Sql sql, UserId user, WorkspaceId workspace, Instant afterCreated, UUID afterId, int rows) {
        return sql.query(
                "select " + COLUMNS + " from api_token where account_id = ? and workspace_id = ?"
                        + " and revoked_at is null and (created_at, id) > (?, ?) order by created_at, id limit ?",
                ApiTokenTable::token,
                user.value(),
                workspace.value(),
                afterCreated,
                afterId,
                rows);
    }

    static int count(Sql sql, UserId user) {
        return sql.one(
                        "select count(*)::int as tokens from api_token where account_id = ? and revoked_at is null",
                        row -> row.integer("tokens"),
                        user.value())
                .orElse(0);
    }

    /** Ends the user's token and tells its hash, by which others know it. */
    static Optional<byte[]> revoke(Sql sql, UserId user, UUID id, Instant now) {
        return sql.one(
                "update api_token set revoked_at = ? where id = ? and account_id = ? and revoked_at is null"
                        + " returning hash",
                row -> row.bytes("hash"),
                now,
                id,
                user.value());
    }

    /** Ends all tokens of the user and tells their hashes. */
    static List<byte[]> revokeAll(Sql sql, UserId user, Instant now) {
        return sql.query(
                "update api_token set revoked_at = ? where account_id = ? and revoked_at is null returning hash",
                row -> row.bytes("hash"),
                now,
                user.value());
    }

    private static ApiToken token(Row row) {
        return new ApiToken(
                row.uuid("id"),
                new UserId(row.uuid("account_id")),
                new WorkspaceId(row.uuid("workspace_id")),
                row.text("name"),
                row.text("ending"),
                new Scopes(row.texts("scopes")),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.optional("last_used_at", Row::instant));
    }

    private ApiTokenTable() {}
}
