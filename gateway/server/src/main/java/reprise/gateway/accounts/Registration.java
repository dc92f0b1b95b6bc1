package reprise.gateway.accounts;

import java.util.Optional;
import reprise.database.Database;

/** Whether anyone may register: what the settings say, until an administrator says otherwise. Blocks. */
final class Registration {
    private static final String NAME = "openRegistration";

    private final Database database;
    private final boolean usual;

    Registration(Database database, boolean usual) {
        this.database = database;
        this.usual = usual;
    }

    boolean isOpen() {
        return database.with(sql ->
                        sql.one("select value from account_setting where name = ?", row -> row.text("value"), NAME))
                .map(Boolean::parseBoolean)
                .orElse(usual);
    }

    /** @param open empty: as the settings say */
    void decide(Optional<Boolean> open) {
        database.transact(sql -> {
            sql.update("delete from account_setting where name = ?", NAME);
            open.ifPresent(
                    it -> sql.update("insert into account_setting (name, value) values (?, ?)", NAME, it.toString()));
        });
    }
}
