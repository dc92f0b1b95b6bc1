package reprise.database;

import java.sql.SQLException;

/**
 * The database cannot be worked with just now: try again later. What was being committed when it went away may be there
 * or not, so repeat it under the same key.
 */
public final class DatabaseUnavailable extends DatabaseException {

    DatabaseUnavailable(SQLException cause) {
        super("The database is not available.", cause);
    }
}
