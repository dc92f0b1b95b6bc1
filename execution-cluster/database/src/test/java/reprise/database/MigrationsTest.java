package reprise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private final Database database = TestDatabases.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makesTheTablesOfAnEmptyDatabase() {
        Migrations.apply(database, release(1));
        assertThat(columnsOfParcel()).containsExactly("id", "label");
    }

    @Test
    void changesNothingTheSecondTime() {
        Migrations.apply(database, release(1));
        Migrations.apply(database, release(1));
        assertThat(columnsOfParcel()).containsExactly("id", "label");
    }

    @Test
    void addsWhatANewerReleaseBrings() {
        Migrations.apply(database, release(1));
        Migrations.apply(database, release(2));
        assertThat(columnsOfParcel()).containsExactly("id", "label", "sent_at");
    }

    @Test
    void refusesADatabaseOfANewerRelease() {
        Migrations.apply(database, release(2));
        assertThatThrownBy(() -> Migrations.apply(database, release(1)))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageStartingWith("A newer Reprise has worked with the database at jdbc:postgresql://127.0.0.1:")
                .hasMessageContaining("V002__when_parcels_were_sent.sql")
                .hasMessageEndingWith("Start that release or a later one, or restore a backup made before.");
    }

    @Test
    void namesTheMigrationThatFailedAndKeepsNothingOfIt() {
        assertThatThrownBy(() -> Migrations.apply(database, "classpath:migrations/broken"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("The migration V002__half_done.sql of the database at")
                .hasMessageContaining("relation \"no_such_table\" does not exist")
                .hasMessageContaining("Nothing of it was kept.");
        assertThat(tables()).contains("parcel").doesNotContain("half_done");
    }

    @Test
    void refusesTablesMadeByAnAlteredFile() {
        Migrations.apply(database, release(1));
        assertThatThrownBy(() -> Migrations.apply(database, "classpath:migrations/altered"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("are not those of this Reprise")
                .hasMessageContaining("001");
    }

    @Test
    void letsSeveralNodesStartAtOnce() throws InterruptedException, ExecutionException {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> starts = IntStream.range(0, 6)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        Migrations.apply(database, release(2));
                        return true;
                    })
                    .toList();
            for (var start : nodes.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        }
        assertThat(columnsOfParcel()).containsExactly("id", "label", "sent_at");
    }

    private static String release(int number) {
        return "classpath:migrations/release-" + number;
    }

    private List<String> columnsOfParcel() {
        return database.with(sql -> sql.query(
                "select column_name from information_schema.columns where table_name = ? order by ordinal_position",
                row -> row.text("column_name"),
                "parcel"));
    }

    private List<String> tables() {
        return database.with(sql -> sql.query(
                "select table_name from information_schema.tables where table_schema = 'public'",
                row -> row.text("table_name")));
    }
}
