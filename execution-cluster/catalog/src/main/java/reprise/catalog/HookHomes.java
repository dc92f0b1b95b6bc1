package reprise.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.core.WorkspaceId;
import reprise.database.Row;
import reprise.database.Sql;

/**
 * The slugs of workspaces. No slug is the first segment of a path in the first administrator's workspace: of each call it
 * is clear whose it is. All changes are made one after the other, together with those of what triggers run.
 */
public final class HookHomes {

    /** For a new workspace: a slug like its name. */
    public static HookSlug settle(Sql sql, WorkspaceId workspace, String name) {
        LiveWorkflows.lock(sql);
        var like = HookSlug.like(name);
        var slug = Stream.of(like, like.with("2"), like.with("3"), like.with(random()))
                .filter(each -> isFree(sql, workspace, each))
                .findFirst()
                .orElseGet(() -> like.with(workspace.toString().substring(24)));
        sql.update("insert into hook_home (workspace, slug) values (?, ?)", workspace.value(), slug.value());
        return slug;
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** The first administrator's: its paths are called without a slug. */
    public static void makeFirst(Sql sql, WorkspaceId workspace) {
        sql.update("update hook_home set first = true where workspace = ?", workspace.value());
    }

    /** Another slug; from then on nobody listens at addresses with the old one. */
    public static Verdict<HookSlug> rename(Sql sql, WorkspaceId workspace, HookSlug slug) {
        LiveWorkflows.lock(sql);
        if (!isFree(sql, workspace, slug)) {
            return new Conflict<>("the slug \"" + slug + "\" is taken: choose another");
        }
        sql.update("update hook_home set slug = ? where workspace = ?", slug.value(), workspace.value());
        LiveWorkflows.markAll(sql, workspace);
        return new Done<>(slug);
    }

    private static boolean isFree(Sql sql, WorkspaceId workspace, HookSlug slug) {
        return sql.query(
                        "select workspace from hook_home where slug = ? and workspace <> ?"
                                + " union all select h.workspace from workflow_hook h"
                                + " join hook_home home on home.workspace = h.workspace and home.first where h.head = ?",
                        row -> row.uuid("workspace"),
                        slug.value(),
                        workspace.value(),
                        slug.value())
                .isEmpty();
    }

    /** Whether a path of the first administrator's workspace that begins so would be another workspace's address. */
    static boolean isSlug(Sql sql, String head) {
        return sql.one("select 1 as it from hook_home where slug = ?", row -> row.integer("it"), head)
                .isPresent();
    }

    public static Optional<HookHome> of(Sql sql, WorkspaceId workspace) {
        return sql.one(
                "select workspace, slug, first from hook_home where workspace = ?", HookHomes::read, workspace.value());
    }

    public static Map<WorkspaceId, HookSlug> slugs(Sql sql, Collection<WorkspaceId> workspaces) {
        return sql
                .query(
                        "select workspace, slug, first from hook_home where workspace = any(?::uuid[])",
                        HookHomes::read,
                        (Object) workspaces.stream().map(WorkspaceId::value).toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(HookHome::workspace, HookHome::slug));
    }

    static HookHome read(Row row) {
        return new HookHome(new WorkspaceId(row.uuid("workspace")), new HookSlug(row.text("slug")), row.truth("first"));
    }

    private HookHomes() {}
}
