package reprise.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A PostgreSQL database with a small pool of connections to it. */
public final class Database implements AutoCloseable {

    private final DatabaseSettings settings;
    private final HikariDataSource pool;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** Opens the pool without asking whether the server is there: statements will tell. */
    public static Database open(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName(settings.name());
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(ConnectionProperties.of(settings));
        config.setConnectionInitSql(ConnectionProperties.limits(settings));
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setValidationTimeout(Math.min(2_000, settings.patience().toMillis()));
        config.setInitializationFailTimeout(-1);
        return new Database(settings, new HikariDataSource(config));
    }

    /**
     * Opens the pool once the server answers, and says in the log what it is waiting for.
     *
     * @throws DatabaseStartException if it does not come in time, or will not have us at all
     */
    public static Database awaiting(DatabaseSettings settings, Duration atMost) {
        new DatabaseWait(settings, atMost).untilReady();
        return open(settings);
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** For those who bring their own way of talking to a database. */
    public DataSource dataSource() {
        return pool;
    }

    /** Does the work on one connection, each statement for itself. */
    public <T> T with(Function<Sql, T> work) {
        try (var connection = connection()) {
            return work.apply(new Sql(connection));
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /** {@link #with} for work that answers nothing. */
    public void use(Consumer<Sql> work) {
        with(answeringNothing(work));
    }

    /** Does the work wholly or not at all: an exception on the way leaves nothing of it. */
    public <T> T transaction(Function<Sql, T> work) {
        try (var connection = connection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.apply(new Sql(connection));
                connection.commit();
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /** {@link #transaction} for work that answers nothing. */
    public void transact(Consumer<Sql> work) {
        transaction(answeringNothing(work));
    }

    private static Function<Sql, Boolean> answeringNothing(Consumer<Sql> work) {
        return sql -> {
            work.accept(sql);
            return true;
        };
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
