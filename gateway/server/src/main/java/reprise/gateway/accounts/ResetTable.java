package reprise.gateway.accounts;

import java.time.Instant;
import java.util.Optional;
import reprise.database.Sql;

/** Table {@code password_reset}: one link for a user at most; and who has asked for one. */
final class ResetTable {
    static void ask(Sql sql, String emailKey, Instant now) {
        sql.update(
                "update account set reset_asked_at = ? where email_key = ?",
                now,
                emailKey.indexOf('\0') < 0 ? emailKey : "");
    }

    static void replace(Sql sql, UserId user, byte[] hash, Instant expires) {
        sql.update("delete from password_reset where account_id = ?", user.value());
        sql.update(
                "insert into password_reset (account_id, hash, expires_at) values (?, ?, ?)",
                user.value(),
                hash,
                expires);
        sql.update("update account set reset_asked_at = null where id = ?", user.value());
    }

    /** Whose link that is, while it is good; it is no longer afterwards. */
    static Optional<UserId> use(Sql sql, byte[] hash, Instant now) {
        return sql.one(
                "delete from password_reset where hash = ? and expires_at > ? returning account_id",
                row -> new UserId(row.uuid("account_id")),
                hash,
                now);
    }

    private ResetTable() {}
}
