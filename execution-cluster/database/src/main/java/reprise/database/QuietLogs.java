package reprise.database;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Where Flyway gets its logs from; public because it asks by name. */
public final class QuietLogs implements LogCreator {

    @Override
    public Log createLogger(Class<?> speaker) {
        return QuietLog.of(speaker);
    }
}
