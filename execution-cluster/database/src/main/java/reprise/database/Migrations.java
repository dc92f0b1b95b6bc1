package reprise.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to what this release expects. Each module lays its files {@code db/migration/V012__what_it_does.sql} on
 * the class path; a file that was released is never changed. Several nodes may do this at once: one works, the others
 * wait.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Set<MigrationState> FROM_LATER =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final DatabaseSettings settings;
    private final Flyway flyway;

    private Migrations(DatabaseSettings settings, String place) {
        this.settings = settings;
        this.flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(patient(settings))
                .locations(place)
                .loggers(QuietLogs.class.getName())
                .placeholderReplacement(false)
                .lockRetryCount(-1) // another node may be at it for long
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0]) // nothing is ignored, migrations we do not know least of all
                .load();
    }

    /**
     * Applies the migrations that are missing.
     *
     * @throws DatabaseStartException if one fails, or if the database is not one that this release can work with
     */
    public static void apply(Database database) {
        apply(database, "classpath:db/migration");
    }

    static void apply(Database database, String place) {
        new Migrations(database.settings(), place).apply();
    }

    private void apply() {
        try {
            var result = flyway.migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info(
                        "Brought the tables to version {} ({} new)",
                        result.targetSchemaVersion,
                        result.migrationsExecuted);
            }
        } catch (FlywayMigrateException e) {
            throw failed(e);
        } catch (FlywayValidateException e) {
            throw strange(e);
        } catch (FlywayException e) {
            throw new DatabaseStartException(
                    "The tables in " + place() + " cannot be brought up to date: " + sentence(e), e);
        }
    }

    private DatabaseStartException failed(FlywayMigrateException e) {
        return new DatabaseStartException(
                "The migration " + e.getMigration().getScript() + " of " + place() + " failed: " + sentence(e)
                        + (e.isExecutableInTransaction() ? " Nothing of it was kept." : "")
                        + " Mend the cause, then start again.",
                e);
    }

    private DatabaseStartException strange(FlywayValidateException e) {
        var unknown = Arrays.stream(flyway.info().all())
                .filter(migration -> FROM_LATER.contains(migration.getState()))
                .map(MigrationInfo::getScript)
                .collect(Collectors.joining(", "));
        return new DatabaseStartException(
                unknown.isEmpty()
                        ? "The tables in " + place() + " are not those of this Reprise: " + oneLine(e.getMessage())
                                + " Use the release that made them, or an empty database."
                        : "A newer Reprise has worked with " + place() + ": this one does not know its migrations "
                                + unknown + ". Start that release or a later one, or restore a backup made before.",
                e);
    }

    private String place() {
        return "the database at " + settings.place();
    }

    /** What the server itself said, if it said something: Flyway's own words span a dozen lines. */
    private static String sentence(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return oneLine(refused.getMessage());
            }
        }
        return oneLine(e.getMessage());
    }

    private static String oneLine(String message) {
        var line = message.strip().replaceAll("\\s*\\R\\s*", "; ");
        return line.endsWith(".") ? line : line + ".";
    }

    /** Own connections, with none of the pool's limits: to fill a new index may take long. */
    private static PGSimpleDataSource patient(DatabaseSettings settings) {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName(settings.name() + " migrations");
        source.setTcpKeepAlive(true);
        return source;
    }
}
