package reprise.database;

import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    public static void apply(Database database) {
        var s = database.settings();
        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(s.url(), s.user(), s.password())
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns(new String[0])
                .load();
        flyway.migrate();
    }
}
