package reprise.gateway.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reprise.database.Database;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/**
 * Another password for who has lost theirs. Anyone may ask for an account, which does nothing but tell administrators; one
 * of them makes the link, good once and for an hour. Blocks.
 */
final class PasswordResets {
    private static final String PREFIX = "rst_";
    private static final Duration LIFE = Duration.ofHours(1);

    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Trail trail;
    private final Clock clock;

    /** The text that the link carries, for the one time it is shown. */
    record Made(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Made[" + expiresAt + "]";
        }
    }

    PasswordResets(
            Database database, Users users, Passwords passwords, LoginThrottle throttle, Trail trail, Clock clock) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.trail = trail;
        this.clock = clock;
    }

    /** Costs the same and tells nothing whether there is such an account. */
    void ask(String email, Origin origin) {
        throttle.resetAsked(origin).ifPresent(wait -> {
            throw new Refused(Refusal.rateLimited(wait));
        });
        database.use(sql -> ResetTable.ask(sql, Email.key(email), clock.instant()));
        trail.note(SecurityEvent.Kind.PASSWORD_RESET_ASKED, Optional.empty(), origin, Map.of("email", email));
    }

    /** A link in place of any earlier one. */
    Made make(UserId user, Caller by, Origin origin) {
        var token = Secrets.fresh(PREFIX);
        var expires = clock.instant().plus(LIFE);
        database.transact(sql -> {
            if (UserTable.byId(sql, user).isEmpty()) {
                throw new Refused(Refusal.notFound(Users.UNKNOWN));
            }
            ResetTable.replace(sql, user, Secrets.hash(token), expires);
        });
        trail.note(SecurityEvent.Kind.PASSWORD_RESET_MADE, by, origin, Map.of("user", user.toString()));
        return new Made(token, expires);
    }

    /** Ends all logins and API tokens of the user as well. @throws Refused where the link is not good, or no longer */
    void confirm(String token, String password, Origin origin) {
        var hash = passwords.hash(password);
        var user = database.transaction(sql -> ResetTable.use(sql, Secrets.hash(token), clock.instant())
                        .map(it -> {
                            UserTable.setPassword(sql, it, hash);
                            return it;
                        }))
                .orElseThrow(() -> throttle.badToken(origin)
                        .map(wait -> new Refused(Refusal.rateLimited(wait)))
                        .orElseGet(() -> new Refused(Refusal.invalid(
                                "token", "is not that of a link that is still good; ask for another"))));
        users.endAll(user, Users.Keeping.NOTHING);
        trail.note(SecurityEvent.Kind.PASSWORD_CHANGED, Optional.of(user), origin, Map.of("by", "link"));
    }
}
