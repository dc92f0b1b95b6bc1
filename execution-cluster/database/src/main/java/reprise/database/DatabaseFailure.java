package reprise.database;

import java.sql.SQLException;

/** The database is well and refuses this statement: a mistake in it, or data it cannot take. Trying again is no use. */
public sealed class DatabaseFailure extends DatabaseException permits UniqueViolation {

    private final String sqlState;

    DatabaseFailure(String sqlState, SQLException cause) {
        super(
                "The database refused a statement (SQLSTATE " + (sqlState.isEmpty() ? "unknown" : sqlState) + ").",
                cause);
        this.sqlState = sqlState;
    }

    /** PostgreSQL's name for the trouble, empty if the driver made it up itself. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether the values are to blame and not the statement: out of range, too long, against a constraint. */
    public boolean blamesTheData() {
        return sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("54");
    }
}
