package reprise.database;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What should be there once is there already. */
public final class UniqueViolation extends DatabaseFailure {

    UniqueViolation(SQLException cause) {
        super("23505", cause);
    }

    /** The name of the constraint or index that says so. */
    public Optional<String> constraint() {
        for (var cause = (SQLException) getCause(); cause != null; cause = cause.getNextException()) {
            if (cause instanceof PSQLException refused) {
                return Optional.ofNullable(refused.getServerErrorMessage()).map(ServerErrorMessage::getConstraint);
            }
        }
        return Optional.empty();
    }
}
