package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.catalog.Clerk.HOME;
import static reprise.catalog.Clerk.done;
import static reprise.catalog.Samples.named;
import static reprise.catalog.Samples.webhook;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.core.definition.SourceText;
import reprise.postgres.testing.TestDatabase;
import reprise.postgres.testing.TestPostgres;

class LiveHookBindingsTest {

    /** What is promised, and as much again for a busy machine. */
    private static final Duration BOUND = Duration.ofMillis(1000);

    @Test
    void aNodeLearnsOfChangesMadeOnAnother() {
        try (var here = Clerk.onFreshDatabase();
                var there = here.colleague()) {
            var workflow = here.live(HOME, listening("orders"));
            within(BOUND, () -> open(there, "orders"));
            here.saved(workflow.id(), listening("items"));
            done(here.releases.publish(HOME, workflow.id(), java.util.Optional.empty()));
            within(BOUND, () -> open(there, "items") && !open(there, "orders"));
            done(here.releases.delete(HOME, workflow.id()));
            within(BOUND, () -> !open(there, "items"));
        }
    }

    @Test
    void aNewNodeKnowsWhatIsLive() {
        try (var here = Clerk.onFreshDatabase()) {
            here.live(HOME, listening("orders"));
            try (var there = here.colleague()) {
                assertThat(open(there, "orders")).isTrue();
            }
        }
    }

    @Test
    void addressesOutliveTheDatabaseAndFollowItAgain() throws SQLException {
        try (var here = Clerk.onFreshDatabase();
                var there = here.colleague()) {
            here.live(HOME, listening("orders"));
            within(BOUND, () -> open(there, "orders"));
            shut(here.place, true);
            there.hooks.refresh();
            assertThat(open(there, "orders")).isTrue();
            shut(here.place, false);
            within(Duration.ofSeconds(20), () -> lives(here));
            here.live(HOME, listening("items"));
            within(Duration.ofSeconds(20), () -> open(there, "items") && open(there, "orders"));
        }
    }

    @Test
    void aVersionThatCannotRunHereKeepsNobodyElseOut() {
        try (var here = Clerk.onFreshDatabase()) {
            var broken = here.live(HOME, listening("broken"));
            here.database.use(sql -> sql.update(
                    "update workflow_version set definition = ? where workflow = ?",
                    Samples.broken(),
                    broken.id().value()));
            here.live(HOME, listening("sound"));
            try (var there = here.colleague()) {
                assertThat(open(there, "sound")).isTrue();
                assertThat(open(there, "broken")).isFalse();
            }
        }
    }

    private static boolean lives(Clerk clerk) {
        try {
            return clerk.database
                    .with(sql -> sql.one("select 1 as one", row -> row.integer("one")))
                    .isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Nobody is let in any more, and who is in is put out; or the other way round. */
    private static void shut(TestDatabase place, boolean shut) throws SQLException {
        var name = place.url().replaceAll(".*/([a-z0-9_]+).*", "$1");
        var server = TestPostgres.server();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " with allow_connections " + !shut);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }
    }

    private static boolean open(Clerk clerk, String path) {
        return clerk.hooks.find("POST", path) instanceof Open;
    }

    private static void within(Duration bound, BooleanSupplier condition) {
        var end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not after " + bound).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static SourceText listening(String path) {
        return named("Listening to " + path, webhook("hook", "POST", path));
    }
}
