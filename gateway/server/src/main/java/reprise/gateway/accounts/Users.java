package reprise.gateway.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import reprise.database.Database;
import reprise.database.Sql;
import reprise.database.UniqueViolation;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/** Makes users, changes them, and shuts them out. All of it blocks; what hashes is called on the hashing threads. */
final class Users {
    static final String UNKNOWN = "No such user";

    /** What goes on being good although the password is another. */
    record Keeping(boolean sessions, boolean tokens) {
        static final Keeping NOTHING = new Keeping(false, false);
    }

    private final Database database;
    private final Passwords passwords;
    private final Directory directory;
    private final Invitations invitations;
    private final LoginThrottle throttle;
    private final Trail trail;
    private final Clock clock;

    Users(
            Database database,
            Passwords passwords,
            Directory directory,
            Invitations invitations,
            LoginThrottle throttle,
            Trail trail,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.directory = directory;
        this.invitations = invitations;
        this.throttle = throttle;
        this.trail = trail;
        this.clock = clock;
    }

    /** A new user with a workspace of their own. @throws Refused where the address is taken */
    User register(NewAccount account, Origin origin) {
        return noted(add(account, origin, (_, _) -> {}), origin);
    }

    /** The same, who becomes a member where the invitation is for. @throws Refused where it is none, or for another address */
    User register(NewAccount account, String invitation, Origin origin) {
        var accepted = new AtomicReference<Invitation>();
        var user = add(
                account,
                origin,
                (sql, id) -> accepted.set(
                        invitations.accept(sql, invitation, id, account.email().key())));
        invitations.noted(accepted.get(), user.id(), origin);
        return noted(user, origin);
    }

    private User noted(User user, Origin origin) {
        trail.note(SecurityEvent.Kind.REGISTERED, Optional.of(user.id()), origin, Map.of("email", user.email()));
        return user;
    }

    /** The same, made by an administrator. */
    User create(NewAccount account, Caller by, Origin origin) {
        var user = add(account, origin, (_, _) -> {});
        trail.note(
                SecurityEvent.Kind.USER_CREATED,
                by,
                origin,
                Map.of("user", user.id().toString()));
        return user;
    }

    Optional<User> byId(UserId id) {
        return database.with(sql -> UserTable.byId(sql, id));
    }

    Page list(PageRequest at) {
        var created = at.after().map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH);
        var id = at.after().map(cursor -> cursor.id(1)).orElse(new UUID(0, 0));
        var rows = database.with(sql -> UserTable.list(sql, at.rows(), created, id));
        return Page.of(rows, at, User::json, user -> Cursor.of(user.createdAt(), user.id()));
    }

    void rename(UserId id, String fullName) {
        database.use(sql -> UserTable.rename(sql, id, fullName));
        directory.forget(id);
    }

    /** Whoever has the old password may have a session, or have made a token: they end with it unless kept. */
    void changePassword(Caller caller, Passwords.Right verified, String password, Keeping keeping, Origin origin) {
        var hash = passwords.hash(password);
        if (!database.transaction(
                sql -> UserTable.changePassword(sql, caller.user(), verified.passwordVersion(), hash))) {
            throw new Refused(Refusal.conflict("The password has just been changed by another request"));
        }
        endAll(caller.user(), keeping);
        trail.note(SecurityEvent.Kind.PASSWORD_CHANGED, caller, origin, Map.of());
    }

    /** Ends the user's logins and API tokens, but for what is kept. */
    void endAll(UserId user, Keeping keeping) {
        var now = clock.instant();
        if (!keeping.sessions()) {
            var ended = database.transaction(sql -> SessionTable.endAll(sql, user, now));
            directory.forget(ended);
        }
        if (!keeping.tokens()) {
            database.transaction(sql -> ApiTokenTable.revokeAll(sql, user, now)).forEach(directory::forgetApiToken);
        }
        directory.forget(user);
    }

    /** Makes an administrator of the installation, or unmakes one; {@code by} remains one. */
    void appoint(UserId user, boolean administrator, Caller by, Origin origin) {
        requireKnown(database.with(sql -> UserTable.appoint(sql, user, administrator)));
        told(
                user,
                administrator ? SecurityEvent.Kind.ADMINISTRATOR_APPOINTED : SecurityEvent.Kind.ADMINISTRATOR_DISMISSED,
                by,
                origin);
    }

    /** Shuts the user out: their logins end, and passwords and tokens open nothing until they are let in again. */
    void disable(UserId user, Caller by, Origin origin) {
        var now = clock.instant();
        var ended = database.transaction(sql -> {
            requireKnown(UserTable.disable(sql, user, now));
            return SessionTable.endAll(sql, user, now);
        });
        directory.forget(ended);
        told(user, SecurityEvent.Kind.USER_DISABLED, by, origin);
    }

    void enable(UserId user, Caller by, Origin origin) {
        requireKnown(database.with(sql -> UserTable.enable(sql, user)));
        told(user, SecurityEvent.Kind.USER_ENABLED, by, origin);
    }

    private void told(UserId user, SecurityEvent.Kind kind, Caller by, Origin origin) {
        directory.forget(user);
        trail.note(kind, by, origin, Map.of("user", user.toString()));
    }

    private static void requireKnown(boolean known) {
        if (!known) {
            throw new Refused(Refusal.notFound(UNKNOWN));
        }
    }

    private User add(NewAccount account, Origin origin, BiConsumer<Sql, UserId> also) {
        var id = UserId.fresh();
        var hash = passwords.hash(account.password());
        try {
            database.transact(sql -> {
                var user = new UserTable.NewUser(id, account.email(), account.fullName(), hash, false);
                UserTable.add(sql, user, clock.instant());
                also.accept(sql, id);
            });
        } catch (UniqueViolation taken) {
            throw throttle.takenAddress(origin)
                    .map(wait -> new Refused(Refusal.rateLimited(wait)))
                    .orElseGet(() -> new Refused(Refusal.conflict("That e-mail address cannot be registered")));
        }
        return byId(id).orElseThrow();
    }
}
