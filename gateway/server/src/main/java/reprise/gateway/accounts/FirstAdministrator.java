package reprise.gateway.accounts;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.catalog.HookHomes;
import reprise.database.Database;
import reprise.database.Sql;

/** Makes the one who looks after the installation, at its first start. Several nodes that start at once make one. */
public final class FirstAdministrator {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String USUAL_EMAIL = "admin@reprise.local";
    private static final long LOCK = 0x7265_7072_6973_6531L;

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;

    /** Credentials that were made up: shown once, to the one who started the server. */
    public record Made(String email, String password) {
        @Override
        public String toString() {
            return "Made[" + email + "]";
        }
    }

    FirstAdministrator(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
    }

    Optional<Made> ensure(Optional<String> givenEmail, Optional<String> givenPassword) {
        var wasThere = new AtomicBoolean();
        var made = database.transaction(sql -> {
            sql.query(
                    "select pg_advisory_xact_lock(?)::text as locked",
                    row -> row.optional("locked", (_, _) -> 1),
                    LOCK);
            wasThere.set(UserTable.hasAdministrator(sql));
            return wasThere.get() ? Optional.<Made>empty() : make(sql, givenEmail, givenPassword);
        });
        if (wasThere.get()) {
            givenEmail.ifPresent(email -> remarkWhatChangesNothing(email, givenPassword));
        }
        return made;
    }

    /** Who sets these later, or changes them, must not believe that it did something. */
    private void remarkWhatChangesNothing(String email, Optional<String> password) {
        var account = database.with(sql -> UserTable.passwordOf(sql, Email.key(email)));
        if (account.isEmpty()) {
            LOG.warn(
                    "REPRISE_ADMIN_EMAIL changes nothing: there is an administrator already, and no account {}. An"
                            + " administrator can make one under Users.",
                    email);
        } else if (password.isPresent() && !passwords.matches(password.get(), account.get())) {
            LOG.warn(
                    "REPRISE_ADMIN_PASSWORD is not the password of {} and changes nothing after the first start. To set"
                            + " another: bin/reprise server --reset-password {}",
                    email,
                    email);
        }
    }

    private Optional<Made> make(Sql sql, Optional<String> givenEmail, Optional<String> givenPassword) {
        var email = email(givenEmail.orElse(USUAL_EMAIL));
        var password = givenPassword.orElseGet(FirstAdministrator::madeUp);
        PasswordRules.problem(password, email.written()).ifPresent(issue -> {
            throw new IllegalArgumentException("REPRISE_ADMIN_PASSWORD " + issue);
        });
        if (UserTable.idOf(sql, email.key()).isPresent()) {
            throw new IllegalArgumentException("There is no administrator yet, and " + email.written()
                    + " belongs to a user already: set REPRISE_ADMIN_EMAIL to another address");
        }
        var home = UserTable.add(
                sql,
                new UserTable.NewUser(UserId.fresh(), email, "Administrator", passwords.hash(password), true),
                clock.instant());
        HookHomes.makeFirst(sql, home);
        return givenPassword.isPresent() ? Optional.empty() : Optional.of(new Made(email.written(), password));
    }

    static String madeUp() {
        return Secrets.fresh("").substring(0, 24);
    }

    private static Email email(String text) {
        try {
            return Email.parse(text);
        } catch (IllegalArgumentException noAddress) {
            throw new IllegalArgumentException("REPRISE_ADMIN_EMAIL must be an e-mail address");
        }
    }
}
