package reprise.gateway.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;

/** Table {@code invitation}: those that are neither accepted nor withdrawn. */
final class InvitationTable {
    private static final String COLUMNS = "id, workspace_id, email, email_key, role, created_at, expires_at";

    /** In place of an earlier one for the same person. */
    static void add(Sql sql, Invitation invitation, byte[] hash, UserId by) {
        sql.update(
                "delete from invitation where workspace_id = ? and email_key = ?",
                invitation.workspace().value(),
                invitation.emailKey());
        sql.update(
                "insert into invitation (hash, invited_by, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                hash,
                by.value(),
                invitation.id(),
                invitation.workspace().value(),
                invitation.email(),
                invitation.emailKey(),
                invitation.role().word(),
                invitation.createdAt(),
                invitation.expiresAt());
    }

    /** The one with that hash while it holds, locked: it is accepted once. */
    static Optional<Invitation> byHash(Sql sql, byte[] hash, Instant now) {
        return sql.one(
                "select " + COLUMNS + " from invitation where hash = ? and expires_at > ? for update",
                InvitationTable::invitation,
                hash,
                now);
    }

    static List<Invitation> list(Sql sql, WorkspaceId workspace, Instant afterCreated, UUID afterId, int rows) {
        return sql.query(
                "select " + COLUMNS + " from invitation where workspace_id = ? and (created_at, id) > (?, ?)"
                        + " order by created_at, id limit ?",
                InvitationTable::invitation,
                workspace.value(),
                afterCreated,
                afterId,
                rows);
    }

    static int count(Sql sql, WorkspaceId workspace) {
        return sql.one(
                        "select count(*)::int as open from invitation where workspace_id = ?",
                        row -> row.integer("open"),
                        workspace.value())
                .orElse(0);
    }

    static boolean remove(Sql sql, WorkspaceId workspace, UUID id) {
        return sql.update("delete from invitation where workspace_id = ? and id = ?", workspace.value(), id) == 1;
    }

    private static Invitation invitation(Row row) {
        return new Invitation(
                row.uuid("id"),
                new WorkspaceId(row.uuid("workspace_id")),
                row.text("email"),
                row.text("email_key"),
                row.choice("role", Role.class),
                row.instant("created_at"),
                row.instant("expires_at"));
    }

    private InvitationTable() {}
}
