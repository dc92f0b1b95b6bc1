package reprise.gateway.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reprise.database.Sql;

/** Tables {@code session} and {@code refresh_token}. */
final class SessionTable {

    /** A refresh token as it is kept. */
    record Kept(SessionId session, UserId user, boolean used, boolean good, Instant sessionExpires) {}

    static void begin(Sql sql, SessionId session, UserId user, Instant now, Instant expires) {
        sql.update(
                "insert into session (id, account_id, created_at, expires_at) values (?, ?, ?, ?)",
                session.value(),
                user.value(),
                now,
                expires);
    }

    static void addToken(Sql sql, SessionId session, byte[] hash, Instant expires) {
        sql.update(
                "insert into refresh_token (hash, session_id, expires_at) values (?, ?, ?)",
                hash,
                session.value(),
                expires);
    }

    /** The token and its session, locked: of two that come with the same token one sees that it was used. */
    static Optional<Kept> token(Sql sql, byte[] hash, Instant now) {
        return sql.one(
                "select t.session_id, s.account_id, s.expires_at, t.used_at is not null as used,"
                        + " t.expires_at > ? and s.expires_at > ? and s.ended_at is null and a.disabled_at is null as good"
                        + " from refresh_token t join session s on s.id = t.session_id join account a on a.id = s.account_id"
                        + " where t.hash = ? for update of t, s",
                row -> new Kept(
                        new SessionId(row.uuid("session_id")),
                        new UserId(row.uuid("account_id")),
                        row.truth("used"),
                        row.truth("good"),
                        row.instant("expires_at")),
                now,
                now,
                hash);
    }

    static void use(Sql sql, byte[] hash, Instant now) {
        sql.update("update refresh_token set used_at = ? where hash = ?", now, hash);
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
