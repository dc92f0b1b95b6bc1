package reprise.app;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.gateway.accounts.PasswordRescue;
import reprise.postgres.RunningPostgres;

/** {@code reprise server --reset-password}: whoever may read the settings of an installation may let people in again. */
final class LostPassword {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Works beside a server that runs, and without one.
     *
     * @throws IllegalArgumentException where there is no such account or that cannot be a password
     */
    static void reset(Settings settings, String email, Optional<Console> console, PrintStream out) {
        var typed = console.flatMap(LostPassword::ask);
        var password = typed.orElseGet(PasswordRescue::fresh);
        var done = onDatabase(settings, database -> PasswordRescue.set(database, email, password, Instant.now()));
        out.println("The password of " + done.email() + " is "
                + (typed.isPresent() ? "set" : password + " (shown only now)") + ". Ended with it: its API tokens and "
                + (done.sessions() == 1 ? "1 login." : done.sessions() + " logins."));
        if (done.disabled()) {
            out.println("The account is disabled all the same: an administrator can enable it under Users.");
        }
    }

    private static Optional<String> ask(Console console) {
        while (true) {
            var first = console.readPassword("New password (empty: one is made up): ");
            if (first == null || first.length == 0) {
                return Optional.empty();
            }
            if (Arrays.equals(first, console.readPassword("Once more: "))) {
                return Optional.of(new String(first));
            }
            console.printf("These were two different ones.%n");
        }
    }

    /** A server of our own is asked where it runs, else started for the purpose. */
    private static <T> T onDatabase(Settings settings, Function<Database, T> work) {
        var running = settings.embedded()
                ? RunningPostgres.in(Storage.folder(settings.dataDir()))
                : Optional.<RunningPostgres>empty();
        if (running.isPresent()) {
            var server = running.get();
            try (var database = Database.awaiting(
                    DatabaseSettings.of(server.jdbcUrl(), server.user(), server.password()), PATIENCE)) {
                return work.apply(database);
            }
        }
        try (var storage = Storage.open(settings)) {
            return work.apply(storage.database());
        }
    }

    private LostPassword() {}
}
