package reprise.app.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.postgres.testing.TestPostgres;

class KnownNodesTest {
    private static Database database;

    private final KnownNodes a = new KnownNodes(database, "127.0.0.1:1", "one");
    private final KnownNodes b = new KnownNodes(database, "127.0.0.1:2", "one");
    private final KnownNodes elsewhere = new KnownNodes(database, "127.0.0.1:1", "two");

    @BeforeAll
    static void open() {
        var fresh = TestPostgres.freshDatabase();
        database = Database.open(DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password()));
        Migrations.apply(database);
    }

    @BeforeEach
    void empty() {
        database.use(sql -> sql.update("delete from cluster_node"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Formation of(KnownNodes nodes, String self) {
        return nodes.decide(living -> Formation.of(self, new Discovery.ByDatabase(), living));
    }

    @Test
    void whoBeginsAClusterIsSeenByWhoComesNext() {
        assertThat(of(a, "127.0.0.1:1")).isEqualTo(new Formation.Found());
        assertThat(of(b, "127.0.0.1:2")).isEqualTo(new Formation.Join(List.of("127.0.0.1:1")));
    }

    @Test
    void ofManyThatBeginAtOnceOneFounds() throws Exception {
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = java.util.stream.IntStream.range(1, 8)
                    .mapToObj(port -> together.submit(
                            () -> of(new KnownNodes(database, "127.0.0.1:" + port, "one"), "127.0.0.1:" + port)))
                    .toList();
            int founders = 0;
            for (var node : nodes) {
                founders += node.get() instanceof Formation.Found ? 1 : 0;
            }
            assertThat(founders).isEqualTo(1);
        }
    }

    @Test
    void aNodeThatWasNotSeenForAWhileCountsAsGone() {
        a.seen();
        database.use(sql -> sql.update("update cluster_node set seen_at = seen_at - interval '11 seconds'"));
        assertThat(of(b, "127.0.0.1:2")).isEqualTo(new Formation.Found());
    }

    @Test
    void aNodeThatEndsInOrderIsForgottenAtOnce() {
        a.seen();
        a.forget();
        assertThat(of(b, "127.0.0.1:2")).isEqualTo(new Formation.Found());
    }

    @Test
    void theSameLoopbackAddressOnAnotherMachineIsAnotherNode() {
        a.seen();
        assertThat(elsewhere.<Formation>decide(living -> Formation.of("127.0.0.1:1", new Discovery.Alone(), living)))
                .isEqualTo(new Formation.Intruder("127.0.0.1:1"));
    }
}
