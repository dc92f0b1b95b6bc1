package reprise.database;

import org.flywaydb.core.api.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flyway's log, a level lower: what it finds worth telling at every start is of interest only when something is wrong. */
record QuietLog(Logger log) implements Log {

    static QuietLog of(Class<?> speaker) {
        return new QuietLog(LoggerFactory.getLogger(speaker));
    }

    @Override
    public void debug(String message) {
        log.trace(message);
    }

    @Override
    public void info(String message) {
        log.debug(message);
    }

    @Override
    public void notice(String message) {
        log.debug(message);
    }

    @Override
    public void warn(String message) {
        log.warn(message);
    }

    @Override
    public void error(String message) {
        log.debug(message); // comes as an exception too
    }

    @Override
    public void error(String message, Exception exception) {
        log.debug(message, exception);
    }
}
