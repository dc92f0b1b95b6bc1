package reprise.gateway.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.catalog.HookHomes;
import reprise.catalog.HookSlug;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;

/** Tables {@code account}, {@code workspace} and {@code membership}. */
final class UserTable {
    private static final String COLUMNS =
            "id, email, full_name, password_version, administrator, disabled_at, created_at, signed_in_at, reset_asked_at";

    private static final String MEMBERSHIPS = "select m.workspace_id, w.name, m.role, m.home from membership m"
            + " join workspace w on w.id = m.workspace_id where m.account_id = ?";

    /** What is compared with a password that was given. */
    record Kept(UserId user, String hash, int passwordVersion, boolean disabled) {}

    record NewUser(UserId id, Email email, String fullName, String passwordHash, boolean administrator) {}

    static Optional<User> byId(Sql sql, UserId id) {
        return sql.one("select " + COLUMNS + " from account where id = ?", row -> user(sql, row), id.value());
    }

    static Optional<Kept> passwordOf(Sql sql, String emailKey) {
        return sql.one(
                "select id, password_hash, password_version, disabled_at from account where email_key = ?",
                row -> new Kept(
                        new UserId(row.uuid("id")),
                        row.text("password_hash"),
                        row.integer("password_version"),
                        row.optional("disabled_at", Row::instant).isPresent()),
                emailKey);
    }

    static Optional<UserId> idOf(Sql sql, String emailKey) {
        return sql.one("select id from account where email_key = ?", row -> new UserId(row.uuid("id")), emailKey);
    }

    static boolean hasAdministrator(Sql sql) {
        return sql.one("select 1 as it from account where administrator limit 1", row -> row.integer("it"))
                .isPresent();
    }

    /** The addresses of those who look after the installation, the first ones first. */
    static List<String> administrators(Sql sql) {
        return sql.query(
                "select email from account where administrator order by created_at limit 20", row -> row.text("email"));
    }

    /** Adds the user with a workspace of their own. @throws reprise.database.UniqueViolation where the address is taken */
    static WorkspaceId add(Sql sql, NewUser user, Instant now) {
        sql.update(
                "insert into account (id, email, email_key, full_name, password_hash, administrator, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                user.id().value(),
                user.email().written(),
                user.email().key(),
                user.fullName(),
                user.passwordHash(),
                user.administrator(),
                now);
        var name = user.fullName().isEmpty() ? user.email().written().split("@", 2)[0] : user.fullName();
        var workspace = new WorkspaceId(UUID.randomUUID());
        addWorkspace(sql, workspace, name, user.id(), true, now);
        return workspace;
    }

    /** What the addresses of its webhooks will begin with. */
    static HookSlug addWorkspace(Sql sql, WorkspaceId workspace, String name, UserId owner, boolean home, Instant now) {
        sql.update("insert into workspace (id, name, created_at) values (?, ?, ?)", workspace.value(), name, now);
        sql.update(
                "insert into membership (account_id, workspace_id, role, home, created_at)"
                        + " values (?, ?, 'owner', ?, ?)",
                owner.value(),
                workspace.value(),
                home,
                now);
        return HookHomes.settle(sql, workspace, name);
    }

    static void rename(Sql sql, UserId id, String fullName) {
        sql.update("update account set full_name = ? where id = ?", fullName, id.value());
    }

    /** Only where it has not been changed since it was verified. */
    static boolean changePassword(Sql sql, UserId id, int verifiedVersion, String hash) {
        return sql.update(
                        "update account set password_hash = ?, password_version = password_version + 1"
                                + " where id = ? and password_version = ?",
                        hash,
                        id.value(),
                        verifiedVersion)
                == 1;
    }

    /** Whatever it was before: for who came by a link. */
    static void setPassword(Sql sql, UserId id, String hash) {
        sql.update(
                "update account set password_hash = ?, password_version = password_version + 1 where id = ?",
                hash,
                id.value());
    }

    static void signedIn(Sql sql, UserId id, Instant now) {
        sql.update("update account set signed_in_at = ? where id = ?", now, id.value());
    }

    static boolean appoint(Sql sql, UserId id, boolean administrator) {
        return sql.update("update account set administrator = ? where id = ?", administrator, id.value()) == 1;
    }

    static void renameWorkspace(Sql sql, WorkspaceId workspace, String name) {
        sql.update("update workspace set name = ? where id = ?", name, workspace.value());
    }

    static List<Membership> workspaces(Sql sql, UserId user, UUID after, int rows) {
        return withSlugs(
                sql,
                sql.query(
                        MEMBERSHIPS + " and m.workspace_id > ? order by m.workspace_id limit ?",
                        UserTable::belonging,
                        user.value(),
                        after,
                        rows));
    }

    /** The same password at higher costs. */
    static void rehash(Sql sql, Kept kept, String hash) {
        sql.update(
                "update account set password_hash = ? where id = ? and password_version = ?",
                hash,
                kept.user().value(),
                kept.passwordVersion());
    }

    static boolean disable(Sql sql, UserId id, Instant now) {
        return sql.update("update account set disabled_at = coalesce(disabled_at, ?) where id = ?", now, id.value())
                == 1;
    }

    static boolean enable(Sql sql, UserId id) {
        return sql.update("update account set disabled_at = null where id = ?", id.value()) == 1;
    }

    /** In the order they came; {@code after} names the last one seen. */
    static List<User> list(Sql sql, int rows, Instant afterCreated, UUID afterId) {
        return sql.query(
                "select " + COLUMNS + " from account where (created_at, id) > (?, ?) order by created_at, id limit ?",
                row -> user(sql, row),
                afterCreated,
                afterId,
                rows);
    }

    private static User user(Sql sql, Row row) {
        var id = row.uuid("id");
        return new User(
                new UserId(id),
                row.text("email"),
                row.text("full_name"),
                row.integer("password_version"),
                row.truth("administrator"),
                row.optional("disabled_at", Row::instant).isPresent(),
                row.instant("created_at"),
                row.optional("signed_in_at", Row::instant),
                row.optional("reset_asked_at", Row::instant),
                memberships(sql, id));
    }

    private static List<Membership> memberships(Sql sql, UUID user) {
        return withSlugs(
                sql,
                sql.query(
                        MEMBERSHIPS + " order by m.home desc, m.created_at, m.workspace_id",
                        UserTable::belonging,
                        user));
    }

    static Optional<Membership> membership(Sql sql, UserId user, WorkspaceId workspace) {
        return withSlugs(
                        sql,
                        sql.query(
                                MEMBERSHIPS + " and m.workspace_id = ?",
                                UserTable::belonging,
                                user.value(),
                                workspace.value()))
                .stream()
                .findFirst();
    }

    private static List<Membership> withSlugs(Sql sql, List<Belonging> belongings) {
        var slugs = HookHomes.slugs(
                sql, belongings.stream().map(Belonging::workspace).toList());
        return belongings.stream()
                .map(it -> new Membership(it.workspace(), it.name(), slugs.get(it.workspace()), it.role(), it.home()))
                .toList();
    }

    /** A membership as its own tables have it. */
    private record Belonging(WorkspaceId workspace, String name, Role role, boolean home) {}

    private static Belonging belonging(Row row) {
        return new Belonging(
                new WorkspaceId(row.uuid("workspace_id")),
                row.text("name"),
                row.choice("role", Role.class),
                row.truth("home"));
    }

    private UserTable() {}
}
