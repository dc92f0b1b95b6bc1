package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reprise.gateway.accounts.FirstAdministrator;
import reprise.postgres.testing.TestDatabase;
import reprise.postgres.testing.TestPostgres;

/** {@code REPRISE_ADMIN_…} are for the first start; later nobody shall believe that they do something. */
@Timeout(120)
class AdministratorSettingsTest {

    @Test
    void areRemarkedOnWhereTheyChangeNothing() {
        var database = TestPostgres.freshDatabase();
        assertThat(saidAtStart(database, TestNode.ADMINISTRATOR, TestNode.PASSWORD))
                .isEmpty();
        assertThat(saidAtStart(database, TestNode.ADMINISTRATOR, TestNode.PASSWORD))
                .isEmpty();
        assertThat(saidAtStart(database, TestNode.ADMINISTRATOR, "another good password"))
                .singleElement()
                .asString()
                .startsWith("WARN")
                .contains("bin/reprise server --reset-password " + TestNode.ADMINISTRATOR);
        assertThat(saidAtStart(database, "another@example.com", TestNode.PASSWORD))
                .singleElement()
                .asString()
                .contains("REPRISE_ADMIN_EMAIL changes nothing");
    }

    private static List<String> saidAtStart(TestDatabase database, String email, String password) {
        try (var log = LogOf.type(FirstAdministrator.class)) {
            TestNode.start(database, Map.of("accounts.admin-email", email, "accounts.admin-password", password))
                    .close();
            return log.lines();
        }
    }
}
