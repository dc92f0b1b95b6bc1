package reprise.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reprise.bench.stage.DatabaseAddress;
import reprise.postgres.testing.TestPostgres;

class DatabaseProxyTest {

    private final DatabaseAddress database = freshDatabase();
    private final AtomicInteger told = new AtomicInteger();
    private final DatabaseProxy proxy = new DatabaseProxy(database.port(), told::incrementAndGet);

    @BeforeEach
    void makeATable() throws SQLException {
        execute(database.connect(), "create table parcel (id int)");
    }

    @AfterEach
    void end() {
        proxy.close();
    }

    @Test
    void passesOnWhatIsSaidWhileItLosesNothing() throws SQLException {
        try (var connection = throughProxy()) {
            execute(connection, "insert into parcel select generate_series(1, 5000)");
            assertThat(parcels(connection)).isEqualTo(5_000);
        }
        assertThat(proxy.lost()).isZero();
    }

    @Test
    void letsACommitHappenAndLosesItsAnswer() throws SQLException {
        try (var connection = throughProxy()) {
            proxy.loseAnswers(() -> true);
            assertThatThrownBy(() -> execute(connection, "insert into parcel values (1)"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(parcels(database.connect())).isEqualTo(1);
        assertThat(proxy.lost()).isEqualTo(1);
        assertThat(told).hasValue(1);
    }

    @Test
    void losesTheAnswerToTheCommitOfATransactionAndToNothingBefore() throws SQLException {
        try (var connection = throughProxy()) {
            proxy.loseAnswers(() -> true);
            connection.setAutoCommit(false);
            execute(connection, "insert into parcel values (1)");
            execute(connection, "insert into parcel values (2)");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(parcels(database.connect())).isEqualTo(2);
    }

    @Test
    void losesNoAnswerToAQuestion() throws SQLException {
        proxy.loseAnswers(() -> true);
        try (var connection = throughProxy()) {
            assertThat(parcels(connection)).isZero();
        }
    }

    @Test
    void isAsIfThereWereNoDatabaseWhileItIsShut() throws SQLException {
        try (var connection = throughProxy()) {
            proxy.shut();
            assertThatThrownBy(() -> parcels(connection)).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(this::throughProxy).isInstanceOf(SQLException.class);
        proxy.open();
        assertThat(parcels(throughProxy())).isZero();
    }

    private Connection throughProxy() throws SQLException {
        return database.through(proxy.port()).connect();
    }

    private static DatabaseAddress freshDatabase() {
        var fresh = TestPostgres.freshDatabase();
        return new DatabaseAddress(fresh.url(), fresh.user(), fresh.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int parcels(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from parcel")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
