package reprise.gateway.accounts;

import java.time.Clock;
import java.util.Optional;
import reprise.database.Database;
import reprise.database.Sql;

/** Makes the one who looks after the installation, at its first start. Several nodes that start at once make one. */
public final class FirstAdministrator {
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
        return database.transaction(sql -> {
            sql.query(
                    "select pg_advisory_xact_lock(?)::text as locked",
                    row -> row.optional("locked", (_, _) -> 1),
                    LOCK);
            return UserTable.hasAdministrator(sql) ? Optional.empty() : make(sql, givenEmail, givenPassword);
        });
    }

    private Optional<Made> make(Sql sql, Optional<String> givenEmail, Optional<String> givenPassword) {
        var email = email(givenEmail.orElse(USUAL_EMAIL));
        var password = givenPassword.orElseGet(() -> Secrets.fresh("").substring(0, 24));
        PasswordRules.problem(password, email.written()).ifPresent(issue -> {
            throw new IllegalArgumentException("REPRISE_ADMIN_PASSWORD " + issue);
        });
        if (UserTable.idOf(sql, email.key()).isPresent()) {
            throw new IllegalArgumentException("There is no administrator yet, and " + email.written()
                    + " belongs to a user already: set REPRISE_ADMIN_EMAIL to another address");
        }
        UserTable.add(
                sql,
                new UserTable.NewUser(UserId.fresh(), email, "Administrator", passwords.hash(password), true),
                clock.instant());
        return givenPassword.isPresent() ? Optional.empty() : Optional.of(new Made(email.written(), password));
    }

    private static Email email(String text) {
        try {
            return Email.parse(text);
        } catch (IllegalArgumentException noAddress) {
            throw new IllegalArgumentException("REPRISE_ADMIN_EMAIL must be an e-mail address");
        }
    }
}
