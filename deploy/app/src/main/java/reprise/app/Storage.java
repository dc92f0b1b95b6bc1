package reprise.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.postgres.EmbeddedPostgres;

/** The database this node works on, its own or somebody's, with its tables up to date. */
record Storage(Database database, Optional<EmbeddedPostgres> embedded) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Blocks until the database is ready. */
    static Storage open(Settings settings) {
        return settings.databaseUrl()
                .map(url -> new Storage(external(settings, url), Optional.empty()))
                .orElseGet(() -> embedded(settings));
    }

    private static Database external(Settings settings, String url) {
        if (settings.databasePassword().isEmpty() && !url.contains("password=")) {
            LOG.warn(
                    "REPRISE_DB_PASSWORD is empty: that is well only where the database trusts this machine (pg_hba.conf)");
        }
        return ready(settings, url, settings.databaseUser(), settings.databasePassword());
    }

    private static Storage embedded(Settings settings) {
        var server = EmbeddedPostgres.start(
                reprise.postgres.Settings.in(folder(settings.dataDir())).withPort(settings.embeddedPort()));
        try {
            return new Storage(
                    ready(settings, server.jdbcUrl(), server.user(), server.password()), Optional.of(server));
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** The folder must let another user through: PostgreSQL does not run as root. */
    static Path folder(Path dataDir) {
        try {
            return Files.createDirectories(dataDir).resolve("postgres");
        } catch (IOException unwritable) {
            throw new BadSetting("the data directory " + dataDir + " cannot be made (" + unwritable.getMessage()
                    + "): set REPRISE_DATA_DIR to a folder of yours");
        }
    }

    private static Database ready(Settings settings, String url, String user, String password) {
        var database = Database.awaiting(
                DatabaseSettings.of(url, user, password).withConnections(settings.databaseConnections()), PATIENCE);
        Migrations.apply(database);
        return database;
    }

    @Override
    public void close() {
        database.close();
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
