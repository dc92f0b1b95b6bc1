package reprise.database;

/** Why Reprise cannot start on this database. The message names the cause and the cure, for whoever starts it. */
public final class DatabaseStartException extends RuntimeException {

    public DatabaseStartException(String message) {
        super(message);
    }

    public DatabaseStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
