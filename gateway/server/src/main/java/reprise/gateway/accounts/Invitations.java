package reprise.gateway.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/**
 * Asks people into a workspace. What the one who asks is told is the same whether the address has an account or not; who
 * has the link is let in only under the address that was asked. Blocks.
 */
final class Invitations {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST = 1000;
    private static final Refusal UNKNOWN = Refusal.notFound("No such invitation, or no longer");

    private final Database database;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    /** An invitation with the text that accepts it, for the one time it is shown. */
    record Made(Invitation invitation, String token) {
        @Override
        public String toString() {
            return "Made[" + invitation + "]";
        }
    }

    Invitations(Database database, Directory directory, Trail trail, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refused where that is a member already, or the role is not the caller's to give */
    Made invite(Caller caller, Email email, Role role, Origin origin) {
        Workspaces.requireOwnerFor(caller, role);
        var token = Secrets.fresh(Invitation.PREFIX);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var invitation = new Invitation(
                UUID.randomUUID(), caller.workspace(), email.written(), email.key(), role, now, now.plus(LIFE));
        database.transact(sql -> {
            MemberTable.lock(sql, caller.workspace());
            if (MemberTable.has(sql, caller.workspace(), email.key())) {
                throw new Refused(Refusal.conflict("That person is a member already"));
            }
            if (InvitationTable.count(sql, caller.workspace()) >= MOST) {
                throw new Refused(Refusal.conflict("There are " + MOST + " open invitations: withdraw some first"));
            }
            InvitationTable.add(sql, invitation, Secrets.hash(token), caller.user());
        });
        trail.note(
                SecurityEvent.Kind.MEMBER_INVITED,
                caller,
                origin,
                Map.of("email", email.written(), "role", role.word()));
        return new Made(invitation, token);
    }

    Page list(Caller caller, PageRequest at) {
        var created = at.after().map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH);
        var id = at.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0));
        var rows = database.with(sql -> InvitationTable.list(sql, caller.workspace(), created, id, at.rows()));
        return Page.of(rows, at, Invitation::json, row -> Cursor.of(row.createdAt(), row.id()));
    }

    void withdraw(Caller caller, UUID id) {
        if (!database.with(sql -> InvitationTable.remove(sql, caller.workspace(), id))) {
            throw new Refused(UNKNOWN);
        }
    }

    /** The caller becomes a member. @throws Refused where there is no such invitation, or it is another person's */
    Invitation accept(Caller caller, String token, Origin origin) {
        var accepted = database.transaction(sql -> accept(sql, token, caller.user(), Email.key(caller.email())));
        directory.forget(caller.user());
        noted(accepted, caller.user(), origin);
        return accepted;
    }

    /** Within the transaction that makes the user. */
    Invitation accept(Sql sql, String token, UserId user, String emailKey) {
        var invitation = InvitationTable.byHash(sql, Secrets.hash(token), clock.instant())
                .orElseThrow(() -> new Refused(UNKNOWN));
        if (!invitation.emailKey().equals(emailKey)) {
            throw new Refused(Refusal.forbidden("This invitation is for another e-mail address than yours"));
        }
        InvitationTable.remove(sql, invitation.workspace(), invitation.id());
        MemberTable.add(sql, invitation.workspace(), user, invitation.role(), clock.instant());
        return invitation;
    }

    void noted(Invitation accepted, UserId user, Origin origin) {
        trail.note(
                SecurityEvent.Kind.MEMBER_ADDED,
                user,
                accepted.workspace(),
                origin,
                Map.of("user", user.toString(), "role", accepted.role().word()));
    }
}
