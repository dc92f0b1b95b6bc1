package reprise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private final Database database = TestDatabases.fresh();

    @BeforeEach
    void makeATable() {
        database.use(sql -> sql.script("create table kept (name varchar(20) constraint once primary key)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsAWholeTransaction() {
        var answer = database.transaction(sql -> {
            keep(sql, "one");
            keep(sql, "two");
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(kept()).containsExactly("one", "two");
    }

    @Test
    void keepsNothingOfATransactionThatFailed() {
        assertThatThrownBy(() -> database.transact(sql -> {
                    keep(sql, "one");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(kept()).isEmpty();
    }

    @Test
    void goesBackToSingleStatementsAfterATransaction() {
        var one = Database.open(database.settings().withConnections(1));
        try (one) {
            one.transact(sql -> keep(sql, "one"));
            one.use(sql -> keep(sql, "two"));
        }
        assertThat(kept()).containsExactly("one", "two");
    }

    @Test
    void tellsWhatIsThereAlreadyFromOtherMistakes() {
        database.use(sql -> keep(sql, "one"));
        var twice = catchThrowableOfType(UniqueViolation.class, () -> database.use(sql -> keep(sql, "one")));
        assertThat(twice.constraint()).contains("once");
        assertThat(twice.blamesTheData()).isTrue();
        assertThat(catchThrowableOfType(
                                UniqueViolation.class,
                                () -> database.use(sql -> sql.batch(
                                        "insert into kept values (?)",
                                        List.of(new Object[] {"x"}, new Object[] {"one"}))))
                        .constraint())
                .contains("once");
    }

    @Test
    void tellsBadDataFromABadStatement() {
        assertThat(failure("insert into kept values ('longer than twenty characters')")
                        .blamesTheData())
                .isTrue();
        assertThat(failure("select '\\u0000'::jsonb").blamesTheData()).isTrue();
        assertThat(failure("selekt").blamesTheData()).isFalse();
        assertThat(failure("selekt").sqlState()).isEqualTo("42601");
    }

    @Test
    void letsNothingOfAStatementIntoItsMessage() {
        assertThat(failure("insert into kept values ('secret, longer than twenty characters')"))
                .hasMessage("The database refused a statement (SQLSTATE 22001).");
        assertThat(DatabaseSettings.of("jdbc:postgresql://db/x?password=hidden", "me", "hidden")
                        .toString())
                .doesNotContain("hidden");
    }

    @Test
    void isUnavailableWhenTheServerEndsTheSession() {
        assertThatThrownBy(() -> database.use(sql -> sql.script("select pg_terminate_backend(pg_backend_pid())")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessage("The database is not available.");
        database.use(sql -> keep(sql, "next one is well"));
        assertThat(kept()).containsExactly("next one is well");
    }

    @Test
    void isUnavailableWhenItTakesNoWrites() {
        assertThatThrownBy(() -> database.transact(sql -> {
                    sql.script("set transaction read only");
                    keep(sql, "one");
                }))
                .isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void isUnavailableWhenAllConnectionsAreTaken() {
        var settings = database.settings().withConnections(1).withPatience(Duration.ofMillis(300));
        try (var one = Database.open(settings)) {
            one.use(first -> assertThatThrownBy(() -> one.use(second -> second.script("select 1")))
                    .isInstanceOf(DatabaseUnavailable.class));
        }
    }

    @Test
    void isUnavailableWhenNobodyListens() {
        var nowhere = DatabaseSettings.of("jdbc:postgresql://127.0.0.1:1/none", "me", "secret")
                .withPatience(Duration.ofMillis(300));
        try (var none = Database.open(nowhere)) {
            assertThatThrownBy(() -> none.use(sql -> sql.script("select 1"))).isInstanceOf(DatabaseUnavailable.class);
        }
    }

    @Test
    void isUnavailableWhenTheAnswerDoesNotCome() {
        try (var impatient = Database.open(database.settings().withSilence(Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> impatient.use(sql -> sql.script("select pg_sleep(30)")))
                    .isInstanceOf(DatabaseUnavailable.class);
        }
    }

    @Test
    void limitsItsTransactionsAndNamesItsSessions() {
        database.use(sql -> {
            assertThat(show(sql, "idle_in_transaction_session_timeout")).isEqualTo("5s");
            assertThat(show(sql, "transaction_timeout")).isEqualTo("10min");
            assertThat(show(sql, "application_name")).isEqualTo("reprise");
        });
    }

    private static String show(Sql sql, String setting) {
        return sql.one("select current_setting(?) as v", row -> row.text("v"), setting)
                .orElseThrow();
    }

    private DatabaseFailure failure(String sql) {
        return catchThrowableOfType(DatabaseFailure.class, () -> database.use(s -> s.update(sql)));
    }

    private static void keep(Sql sql, String name) {
        sql.update("insert into kept values (?)", name);
    }

    private List<String> kept() {
        return database.with(sql -> sql.query("select name from kept order by name", row -> row.text("name")));
    }
}
