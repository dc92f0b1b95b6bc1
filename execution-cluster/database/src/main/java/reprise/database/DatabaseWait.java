package reprise.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at start for a server that is still coming up, and gives up at once on one that will never have us. */
record DatabaseWait(DatabaseSettings settings, Duration atMost) {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
    private static final int OLDEST_SERVER = 15;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    void untilReady() {
        var began = System.nanoTime();
        var reported = began - BETWEEN_REPORTS.toNanos();
        while (true) {
            try {
                look();
                return;
            } catch (SQLException e) {
                refuseWhatStays(e);
                var now = System.nanoTime();
                if (now - began > atMost.toNanos()) {
                    throw new DatabaseStartException(
                            "The database at " + settings.place() + " is not there after " + atMost.toSeconds() + " s ("
                                    + e.getMessage() + "). Start it, or correct REPRISE_DB_URL.",
                            e);
                }
                if (now - reported >= BETWEEN_REPORTS.toNanos()) {
                    reported = now;
                    LOG.warn(
                            "The database at {} does not answer: {} Waiting for it, {} s at most. Start it, or correct"
                                    + " REPRISE_DB_URL.",
                            settings.place(),
                            e.getMessage(),
                            atMost.toSeconds());
                }
                pause();
            }
        }
    }

    private void look() throws SQLException {
        try (var connection = DriverManager.getConnection(settings.url(), ConnectionProperties.of(settings))) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_SERVER) {
                throw new DatabaseStartException("The database at " + settings.place() + " is PostgreSQL " + version
                        + "; Reprise needs " + OLDEST_SERVER + " or newer.");
            }
        }
    }

    private void refuseWhatStays(SQLException e) {
        switch (e.getSQLState() == null ? "" : e.getSQLState()) {
            case "28000", "28P01" ->
                throw new DatabaseStartException(
                        "The database at " + settings.place() + " does not let user \"" + settings.user()
                                + "\" in: correct REPRISE_DB_USER and REPRISE_DB_PASSWORD, or the server's pg_hba.conf.",
                        e);
            case "08004" -> // what the driver itself refuses: no password given, or a way to log in it does not know
                throw new DatabaseStartException(
                        "The database at " + settings.place() + " does not let user \"" + settings.user() + "\" in ("
                                + e.getMessage() + "): set REPRISE_DB_USER and REPRISE_DB_PASSWORD.",
                        e);
            case "3D000" ->
                throw new DatabaseStartException(
                        "There is no such database: " + settings.place()
                                + ". Make it (create database …), or correct REPRISE_DB_URL.",
                        e);
            case "42501" ->
                throw new DatabaseStartException(
                        "User \"" + settings.user() + "\" may not connect to the database at " + settings.place()
                                + ": grant it that right.",
                        e);
            default -> {} // may still pass
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartException("Interrupted while waiting for the database.", e);
        }
    }
}
