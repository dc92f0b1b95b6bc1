package reprise.postgres.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import reprise.postgres.EmbeddedPostgres;

/**
 * A PostgreSQL server for the tests of one JVM: started when first asked for, ended with the JVM, forgetful in a crash
 * and quick for it. What it is made from is kept in the temporary folder, so that only the first JVM of all has to unpack.
 */
public final class TestPostgres {

    private static final TestPostgres SHARED = new TestPostgres();

    private final EmbeddedPostgres server;

    private TestPostgres() {
        var folder = TestFolder.fresh();
        server = EmbeddedPostgres.start(folder.settings());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            folder.delete();
        }));
    }

    /** A new, empty database on the shared server. */
    public static TestDatabase freshDatabase() {
        return SHARED.create("test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** The shared server itself, for tests that end it or look at its processes. */
    public static EmbeddedPostgres server() {
        return SHARED.server;
    }

    private synchronized TestDatabase create(String name) {
        var url = server.jdbcUrl("postgres");
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return new TestDatabase(server.jdbcUrl(name), server.user(), server.password());
        } catch (SQLException e) {
            throw new IllegalStateException("no fresh database on " + url, e);
        }
    }
}
