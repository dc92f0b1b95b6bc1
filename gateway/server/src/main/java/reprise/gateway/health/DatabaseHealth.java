package reprise.gateway.health;

import reprise.database.Database;

/** Whether the database answers. */
public record DatabaseHealth(Database database) implements HealthCheck {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Health check() {
        database.with(sql -> sql.one("select 1 as it", row -> row.integer("it")));
        return Health.up();
    }
}
