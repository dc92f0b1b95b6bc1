package reprise.bench.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import reprise.postgres.EmbeddedPostgres;

/** Where a PostgreSQL database is and how one gets in. */
public record DatabaseAddress(String url, String user, String password) {

    public static DatabaseAddress of(EmbeddedPostgres server) {
        return new DatabaseAddress(server.jdbcUrl(), server.user(), server.password());
    }

    /** The same database by another way, such as a proxy. */
    public DatabaseAddress through(int port) {
        return new DatabaseAddress(url.replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + port), user, password);
    }

    public int port() {
        return Integer.parseInt(url.replaceFirst("jdbc:postgresql://127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
    }

    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "reprise-harness");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "120");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return url;
    }
}
