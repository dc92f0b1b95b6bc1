package reprise.gateway.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.database.Row;
import reprise.database.Sql;

/** Tables {@code session} and {@code refresh_token}. */
final class SessionTable {

    /**
     * A refresh token as it is kept.
     *
     * @param successorUsed whether a token that it was exchanged for has been used
     * @param good whether it, its session and its user are, leaving aside whether it was used
     */
    record Kept(
            SessionId session,
            UserId user,
            Optional<Instant> usedAt,
            boolean successorUsed,
            boolean good,
            Instant sessionExpires) {}

    static void begin(Sql sql, Session session, UserId user) {
        sql.update(
                "insert into session (id, account_id, created_at, last_used_at, expires_at, address, client)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                session.id().value(),
                user.value(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.address(),
                session.client());
    }

    static void carryOn(Sql sql, SessionId session, Instant now, String address) {
        sql.update("update session set last_used_at = ?, address = ? where id = ?", now, address, session.value());
    }

    /** In exchange for the token before it, in place of others that it was exchanged for and that nobody used. */
    static void addToken(Sql sql, SessionId session, byte[] hash, Optional<byte[]> before, Instant expires) {
        before.ifPresent(it -> sql.update("delete from refresh_token where before = ? and used_at is null", it));
        sql.update(
                "insert into refresh_token (hash, session_id, expires_at) values (?, ?, ?)",
                hash,
                session.value(),
                expires);
        before.ifPresent(it -> sql.update("update refresh_token set before = ? where hash = ?", it, hash));
    }

    /** The token and its session, locked: of two that come with the same token one sees that it was used. */
    static Optional<Kept> token(Sql sql, byte[] hash, Instant now) {
        return sql.one(
                "select t.session_id, s.account_id, s.expires_at, t.used_at,"
                        + " exists (select 1 from refresh_token n where n.before = t.hash and n.used_at is not null) as next_used,"
                        + " t.expires_at > ? and s.expires_at > ? and s.ended_at is null and a.disabled_at is null as good"
                        + " from refresh_token t join session s on s.id = t.session_id join account a on a.id = s.account_id"
                        + " where t.hash = ? for update of t, s",
                row -> new Kept(
                        new SessionId(row.uuid("session_id")),
                        new UserId(row.uuid("account_id")),
                        row.optional("used_at", Row::instant),
                        row.truth("next_used"),
                        row.truth("good"),
                        row.instant("expires_at")),
                now,
                now,
                hash);
    }

    /** The first use counts, so that repeating it does not prolong the time in which it may be repeated. */
    static void use(Sql sql, byte[] hash, Instant now) {
        sql.update("update refresh_token set used_at = coalesce(used_at, ?) where hash = ?", now, hash);
    }

    /** The logins that last, in the order they were begun. */
    static List<Session> list(Sql sql, UserId user, Instant now, Instant afterCreated, UUID afterId, int rows) {
        return sql.query(
                "select id, created_at, last_used_at, expires_at, address, client from session"
                        + " where account_id = ? and ended_at is null and expires_at > ? and (created_at, id) > (?, ?)"
                        + " order by created_at, id limit ?",
                row -> new Session(
                        new SessionId(row.uuid("id")),
                        row.instant("created_at"),
                        row.instant("last_used_at"),
                        row.instant("expires_at"),
                        row.text("address"),
                        row.text("client")),
                user.value(),
                now,
                afterCreated,
                afterId,
                rows);
    }

    /** Ends a login of that user, if it is one that lasts. */
    static boolean endOf(Sql sql, UserId user, SessionId session, Instant now) {
        return sql.update(
                        "update session set ended_at = ? where id = ? and account_id = ? and ended_at is null",
                        now,
                        session.value(),
                        user.value())
                == 1;
    }

    static Optional<UserId> userOf(Sql sql, SessionId session, Instant now) {
        return sql.one(
                "select account_id from session where id = ? and ended_at is null and expires_at > ?",
                row -> new UserId(row.uuid("account_id")),
                session.value(),
                now);
    }

    static void end(Sql sql, SessionId session, Instant now) {
        sql.update("update session set ended_at = coalesce(ended_at, ?) where id = ?", now, session.value());
    }

    /** Ends all logins of the user and tells which were alive. */
    static List<SessionId> endAll(Sql sql, UserId user, Instant now) {
        return sql.query(
                "update session set ended_at = ? where account_id = ? and ended_at is null returning id",
                row -> new SessionId(row.uuid("id")),
                now,
                user.value());
    }

    /** Forgets the user's logins that are long over. */
    static void sweep(Sql sql, UserId user, Instant before) {
        sql.update("delete from session where account_id = ? and expires_at < ?", user.value(), before);
    }

    private SessionTable() {}
}
