package reprise.gateway.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reprise.catalog.HookHomes;
import reprise.catalog.HookSlug;
import reprise.catalog.Verdict;
import reprise.core.WorkspaceId;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** Workspaces and who belongs to them. A workspace has an owner at all times; only owners make and unmake owners. */
final class Workspaces {
    static final String NOT_A_MEMBER = "No such member";

    private final Database database;
    private final Directory directory;
    private final Runnable moved;
    private final Trail trail;
    private final Clock clock;

    /** @param moved called when webhooks are to be called elsewhere, before that is answered */
    Workspaces(Database database, Directory directory, Runnable moved, Trail trail, Clock clock) {
        this.database = database;
        this.moved = moved;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    /** A new workspace that belongs to the caller. */
    Membership create(Caller caller, String name) {
        var id = new WorkspaceId(UUID.randomUUID());
        var slug = database.transaction(
                sql -> UserTable.addWorkspace(sql, id, name, caller.user(), false, clock.instant()));
        directory.forget(caller.user());
        return new Membership(id, name, slug, Role.OWNER, false);
    }

    Page members(Caller caller, PageRequest at) {
        var since = at.after().map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH);
        var id = at.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0));
        var rows = database.with(sql -> MemberTable.list(sql, caller.workspace(), since, id, at.rows()));
        return Page.of(rows, at, MemberTable.Member::json, member -> Cursor.of(member.since(), member.user()));
    }

    Optional<MemberTable.Member> member(Caller caller, UserId user) {
        return database.with(sql -> MemberTable.one(sql, caller.workspace(), user));
    }

    /** Where the caller belongs; with a token for one workspace, that one. */
    Page list(Caller caller, PageRequest at) {
        var after = at.after().map(cursor -> cursor.id(0)).orElse(new UUID(0, 0));
        var rows = database.with(sql -> UserTable.workspaces(sql, caller.user(), after, at.rows())).stream()
                .filter(it -> !caller.bound() || it.workspace().equals(caller.workspace()))
                .toList();
        return Page.of(rows, at, Membership::json, it -> Cursor.of(it.workspace()));
    }

    /** Another name, another slug, or both. */
    Membership change(Caller caller, Renaming renaming) {
        database.transact(sql -> {
            renaming.name().ifPresent(name -> UserTable.renameWorkspace(sql, caller.workspace(), name));
            renaming.slug().ifPresent(slug -> rename(sql, caller.workspace(), slug));
        });
        renaming.slug().ifPresent(_ -> moved.run());
        directory.forget(caller.user());
        return database.with(sql -> UserTable.membership(sql, caller.user(), caller.workspace()))
                .orElseThrow(() -> new Refused(Refusal.notFound(NOT_A_MEMBER)));
    }

    private static void rename(Sql sql, WorkspaceId workspace, HookSlug slug) {
        if (HookHomes.rename(sql, workspace, slug) instanceof Verdict.Conflict<HookSlug>(var message)) {
            throw new Refused(Refusal.conflict(message));
        }
    }

    MemberTable.Member change(Caller caller, UserId user, Role role, Origin origin) {
        requireOwnerFor(caller, role);
        var changed = database.transaction(sql -> {
            MemberTable.lock(sql, caller.workspace());
            var member = required(sql, caller, user);
            requireOwnerFor(caller, member.role());
            requireAnotherOwner(sql, caller, member, role == Role.OWNER);
            MemberTable.change(sql, caller.workspace(), user, role);
            return required(sql, caller, user);
        });
        told(SecurityEvent.Kind.ROLE_CHANGED, caller, user, Optional.of(role), origin);
        return changed;
    }

    /** Whoever administers may remove others; everyone may leave. */
    void remove(Caller caller, UserId user, Origin origin) {
        if (!caller.user().equals(user) && !caller.role().may(Permission.ADMINISTER)) {
            throw new Refused(Refusal.forbidden("The role " + caller.role().word() + " does not allow that"));
        }
        database.transact(sql -> {
            MemberTable.lock(sql, caller.workspace());
            var member = required(sql, caller, user);
            requireOwnerFor(caller, member.role());
            requireAnotherOwner(sql, caller, member, false);
            MemberTable.remove(sql, caller.workspace(), user);
        });
        told(SecurityEvent.Kind.MEMBER_REMOVED, caller, user, Optional.empty(), origin);
    }

    private static MemberTable.Member required(Sql sql, Caller caller, UserId user) {
        return MemberTable.one(sql, caller.workspace(), user)
                .orElseThrow(() -> new Refused(Refusal.notFound(NOT_A_MEMBER)));
    }

    static void requireOwnerFor(Caller caller, Role role) {
        if (role == Role.OWNER && !caller.role().may(Permission.OWN)) {
            throw new Refused(Refusal.forbidden("Only owners make and unmake owners"));
        }
    }

    private static void requireAnotherOwner(Sql sql, Caller caller, MemberTable.Member member, boolean staysOwner) {
        if (member.role() == Role.OWNER && !staysOwner && MemberTable.owners(sql, caller.workspace()) == 1) {
            throw new Refused(Refusal.conflict("A workspace needs an owner: make someone else one first"));
        }
    }

    private void told(SecurityEvent.Kind kind, Caller caller, UserId user, Optional<Role> role, Origin origin) {
        directory.forget(user);
        trail.note(
                kind,
                caller,
                origin,
                Map.of("user", user.toString(), "role", role.map(Role::word).orElse("-")));
    }
}
