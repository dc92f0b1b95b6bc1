package reprise.gateway.accounts;

import java.time.Instant;
import java.util.List;
import reprise.database.Database;

/** Another password for who has lost theirs, set by whoever has the machine: nobody needs to be signed in. Blocks. */
public final class PasswordRescue {

    /** @param email as the account has it @param sessions how many logins were ended @param disabled whether it is shut out */
    public record Done(String email, int sessions, boolean disabled) {}

    /** A password that nobody guesses. */
    public static String fresh() {
        return FirstAdministrator.madeUp();
    }

    /**
     * Ends all logins and API tokens of the account as well; a server that runs notices within seconds.
     *
     * @throws IllegalArgumentException where there is no such account, or that cannot be a password, in words for the operator
     */
    public static Done set(Database database, String email, String password, Instant now) {
        PasswordRules.problem(password, email).ifPresent(issue -> {
            throw new IllegalArgumentException("The new password " + issue);
        });
        var hash = new PasswordHashes().hash(password);
        return database.transaction(sql -> {
            var kept = UserTable.passwordOf(sql, Email.key(email))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no account " + email + "." + known(UserTable.administrators(sql))));
            UserTable.setPassword(sql, kept.user(), hash);
            var ended = SessionTable.endAll(sql, kept.user(), now);
            ApiTokenTable.revokeAll(sql, kept.user(), now);
            var user = UserTable.byId(sql, kept.user()).orElseThrow();
            return new Done(user.email(), ended.size(), user.disabled());
        });
    }

    private static String known(List<String> administrators) {
        return administrators.isEmpty() ? "" : " Administrators are: " + String.join(", ", administrators);
    }

    private PasswordRescue() {}
}
