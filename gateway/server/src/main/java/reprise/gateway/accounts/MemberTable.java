package reprise.gateway.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;
import reprise.sdk.Json;

/** Table {@code membership}, seen from a workspace. */
final class MemberTable {

    /** A person in a workspace. */
    record Member(UserId user, String email, String fullName, Role role, Instant since) {
        Json json() {
            return Json.object(
                    "userId",
                    user.toString(),
                    "email",
                    email,
                    "fullName",
                    fullName,
                    "role",
                    role.word(),
                    "since",
                    since);
        }
    }

    private static final String SELECT = "select m.account_id, a.email, a.full_name, m.role, m.created_at"
            + " from membership m join account a on a.id = m.account_id where m.workspace_id = ?";

    /** Holds the workspace until the transaction ends, so that two who remove each other do not leave it without owner. */
    static void lock(Sql sql, WorkspaceId workspace) {
        sql.query("select id from workspace where id = ? for update", row -> row.uuid("id"), workspace.value());
    }

    static List<Member> list(Sql sql, WorkspaceId workspace, Instant afterSince, UUID afterId, int rows) {
        return sql.query(
                SELECT + " and (m.created_at, m.account_id) > (?, ?) order by m.created_at, m.account_id limit ?",
                MemberTable::member,
                workspace.value(),
                afterSince,
                afterId,
                rows);
    }

    static Optional<Member> one(Sql sql, WorkspaceId workspace, UserId user) {
        return sql.one(SELECT + " and m.account_id = ?", MemberTable::member, workspace.value(), user.value());
    }

    /** Whether the owner of that address belongs to it. */
    static boolean has(Sql sql, WorkspaceId workspace, String emailKey) {
        return sql.one(SELECT + " and a.email_key = ?", MemberTable::member, workspace.value(), emailKey)
                .isPresent();
    }

    static boolean add(Sql sql, WorkspaceId workspace, UserId user, Role role, Instant now) {
        return sql.update(
                        "insert into membership (account_id, workspace_id, role, created_at) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        user.value(),
                        workspace.value(),
                        role.word(),
                        now)
                == 1;
    }

    static void change(Sql sql, WorkspaceId workspace, UserId user, Role role) {
        sql.update(
                "update membership set role = ? where workspace_id = ? and account_id = ?",
                role.word(),
                workspace.value(),
                user.value());
    }

    static void remove(Sql sql, WorkspaceId workspace, UserId user) {
        sql.update("delete from membership where workspace_id = ? and account_id = ?", workspace.value(), user.value());
    }

    static int owners(Sql sql, WorkspaceId workspace) {
        return sql.one(
                        "select count(*)::int as owners from membership where workspace_id = ? and role = 'owner'",
                        row -> row.integer("owners"),
                        workspace.value())
                .orElse(0);
    }

    private static Member member(Row row) {
        return new Member(
                new UserId(row.uuid("account_id")),
                row.text("email"),
                row.text("full_name"),
                row.choice("role", Role.class),
                row.instant("created_at"));
    }

    private MemberTable() {}
}
