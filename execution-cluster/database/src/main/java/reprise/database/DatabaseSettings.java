package reprise.database;

import java.time.Duration;

/**
 * Which database, and how to be connected to it.
 *
 * @param url {@code jdbc:postgresql:…}; what its parameters say wins over what stands here
 * @param name under which our sessions are seen in the server's list
 * @param connections how many at most
 * @param patience how long to wait for a free or new connection before the database counts as unavailable
 * @param silence how long the server may keep us waiting for an answer
 * @param idleTransaction how long a transaction may stand open with nothing said in it, as that of a frozen process does:
 *     it holds the journal's tails back, those of other nodes too
 * @param longestTransaction how long a transaction may last at all (from PostgreSQL 17 on), for the same reason
 */
public record DatabaseSettings(
        String url,
        String user,
        String password,
        String name,
        int connections,
        Duration patience,
        Duration silence,
        Duration idleTransaction,
        Duration longestTransaction) {

    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseStartException(
                    "The database's address must begin with \"jdbc:postgresql:\", as in jdbc:postgresql://db.example.com:5432/reprise:"
                            + " correct REPRISE_DB_URL.");
        }
        if (connections < 1) {
            throw new DatabaseStartException("At least one database connection is needed, not " + connections + ".");
        }
    }

    public static DatabaseSettings of(String url, String user, String password) {
        return new DatabaseSettings(
                url,
                user,
                password,
                "reprise",
                Math.max(4, 2 * Runtime.getRuntime().availableProcessors()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10));
    }

    public DatabaseSettings named(String name) {
        return new DatabaseSettings(
                url, user, password, name, connections, patience, silence, idleTransaction, longestTransaction);
    }

    public DatabaseSettings withConnections(int connections) {
        return new DatabaseSettings(
                url, user, password, name, connections, patience, silence, idleTransaction, longestTransaction);
    }

    public DatabaseSettings withPatience(Duration patience) {
        return new DatabaseSettings(
                url, user, password, name, connections, patience, silence, idleTransaction, longestTransaction);
    }

    public DatabaseSettings withSilence(Duration silence) {
        return new DatabaseSettings(
                url, user, password, name, connections, patience, silence, idleTransaction, longestTransaction);
    }

    /** The address as it may be shown: its parameters can hold secrets. */
    public String place() {
        var parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return user + " at " + place();
    }
}
