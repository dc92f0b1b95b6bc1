package reprise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {

    private final DatabaseSettings settings = TestDatabases.settings();

    @Test
    void goesOnAsSoonAsTheServerAnswers() throws IOException {
        try (var gate = new Gate(settings.url(), 3);
                var database = Database.awaiting(at(gate.url()), Duration.ofSeconds(30))) {
            var one = database.with(sql -> sql.one("select 1 n", row -> row.integer("n")));
            assertThat(one).contains(1);
            assertThat(gate.refused()).isEqualTo(3);
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotCome() {
        assertThatThrownBy(() ->
                        Database.awaiting(at("jdbc:postgresql://127.0.0.1:1/none?ssl=false"), Duration.ofMillis(300)))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageStartingWith("The database at jdbc:postgresql://127.0.0.1:1/none is not there after")
                .hasMessageContaining("REPRISE_DB_URL");
    }

    @Test
    void doesNotWaitForAPasswordToBecomeRight() {
        var wrong = DatabaseSettings.of(settings.url(), settings.user(), "wrong");
        assertThatThrownBy(() -> Database.awaiting(wrong, Duration.ofMinutes(5)))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("does not let user \"reprise\" in")
                .hasMessageContaining("REPRISE_DB_PASSWORD");
    }

    @Test
    void doesNotWaitWhereAPasswordIsWantedAndNoneIsGiven() {
        var none = DatabaseSettings.of(settings.url(), settings.user(), "");
        assertThatThrownBy(() -> Database.awaiting(none, Duration.ofMinutes(5)))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("does not let user \"reprise\" in")
                .hasMessageContaining("set REPRISE_DB_USER and REPRISE_DB_PASSWORD");
    }

    @Test
    void doesNotWaitForADatabaseThatNobodyMade() {
        var url = settings.url().replaceFirst("/test_.*", "/nobody_made_me");
        assertThatThrownBy(() -> Database.awaiting(at(url), Duration.ofMinutes(5)))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("There is no such database");
    }

    @Test
    void refusesAnAddressOfAnotherKind() {
        assertThatThrownBy(() -> at("postgres://somewhere"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("jdbc:postgresql:");
    }

    private DatabaseSettings at(String url) {
        return DatabaseSettings.of(url, settings.user(), settings.password());
    }

    /** A way to the server that is closed for the first few who come. */
    private static final class Gate implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        private final URI server;
        private final int closedFor;
        private volatile int refused;

        Gate(String url, int closedFor) throws IOException {
            this.server = URI.create(url.substring("jdbc:".length()));
            this.closedFor = closedFor;
            Thread.ofVirtual().start(this::open);
        }

        String url() {
            return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + server.getPath();
        }

        int refused() {
            return refused;
        }

        private void open() {
            try {
                for (; refused < closedFor; refused++) {
                    door.accept().close();
                }
                while (true) {
                    var here = door.accept();
                    var there = new Socket(server.getHost(), server.getPort());
                    pass(here, there);
                    pass(there, here);
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private static void pass(Socket from, Socket to) {
            Thread.ofVirtual().start(() -> {
                try (from;
                        to) {
                    from.getInputStream().transferTo(to.getOutputStream());
                } catch (IOException closed) {
                    // one side left
                }
            });
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
