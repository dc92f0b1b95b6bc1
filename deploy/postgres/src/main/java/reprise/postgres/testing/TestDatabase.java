package reprise.postgres.testing;

/** An empty database that nobody else uses. */
public record TestDatabase(String url, String user, String password) {}
