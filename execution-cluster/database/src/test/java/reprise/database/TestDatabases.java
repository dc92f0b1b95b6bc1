package reprise.database;

import reprise.postgres.testing.TestPostgres;

/** Databases for tests, each empty and its own. */
final class TestDatabases {

    private TestDatabases() {}

    static DatabaseSettings settings() {
        var database = TestPostgres.freshDatabase();
        return DatabaseSettings.of(database.url(), database.user(), database.password());
    }

    static Database fresh() {
        return Database.open(settings());
    }
}
