package reprise.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Why a statement was not carried out. The message is safe to show: SQL and values stand in the cause only. */
public abstract sealed class DatabaseException extends RuntimeException permits DatabaseUnavailable, DatabaseFailure {

    private static final String UNIQUE_VIOLATION = "23505";

    /** Broken connections, a server without room, disk or memory, or one that fails to read and write its files. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "58");

    /** A server that shuts down, starts up or crashed; one that takes no writes; one that ended our session. */
    private static final Set<String> UNAVAILABLE_STATES =
            Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25006", "25P03", "25P04");

    DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }

    /** Tells trouble that passes from trouble that stays. */
    static DatabaseException of(SQLException cause) {
        var state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals(UNIQUE_VIOLATION)) {
            return new UniqueViolation(cause);
        }
        return isUnavailable(cause, state) ? new DatabaseUnavailable(cause) : new DatabaseFailure(state, cause);
    }

    private static boolean isUnavailable(SQLException cause, String state) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || UNAVAILABLE_STATES.contains(state)
                || (state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2)));
    }
}
