package reprise.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reprise.gateway.accounts.Area;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** What load balancers and monitoring are told. */
class HealthTest {
    private final AtomicBoolean takesWork = new AtomicBoolean(true);
    private final AtomicReference<Health> other = new AtomicReference<>(new Health.Up(Json.object("members", 3)));

    @Test
    void allIsWell() {
        try (var gateway = TestGateway.start(this::routes)) {
            assertThat(gateway.stranger().get("/health").at("status")).isEqualTo("up");
            assertThat(gateway.stranger().get("/alive").status()).isEqualTo(200);
            assertThat(gateway.stranger().get("/ready").status()).isEqualTo(200);
            var detailed = gateway.stranger().get("/health/detailed");
            assertThat(detailed.at("checks.database.status")).isEqualTo("up");
            assertThat(detailed.at("checks.other.details.members")).isEqualTo("3");
        }
    }

    @Test
    void somethingIsDown() {
        other.set(Health.down("lost its members"));
        try (var gateway = TestGateway.start(this::routes)) {
            assertThat(gateway.stranger().get("/health").status()).isEqualTo(503);
            assertThat(gateway.stranger().get("/ready").status()).isEqualTo(503);
            assertThat(gateway.stranger().get("/alive").status()).isEqualTo(200);
            var detailed = gateway.stranger().get("/health/detailed");
            assertThat(detailed.status()).isEqualTo(503);
            assertThat(detailed.at("checks.other.reason")).isEqualTo("lost its members");
            assertThat(detailed.at("checks.database.status")).isEqualTo("up");
        }
    }

    @Test
    void theDatabaseIsGone() {
        try (var gateway = TestGateway.start(this::routes)) {
            gateway.database.close();
            var detailed = gateway.stranger().get("/health/detailed");
            assertThat(detailed.at("checks.database.status")).isEqualTo("down");
            assertThat(detailed.text()).doesNotContain("jdbc", "Hikari", "Exception");
            var login = gateway.logIn("someone@example.com", "some password");
            assertThat(login.status()).isEqualTo(503);
            assertThat(login.code()).isEqualTo("UNAVAILABLE");
            assertThat(login.header("Retry-After")).isPresent();
            assertThat(login.text()).doesNotContain("jdbc", "Hikari", "Exception");
        }
    }

    @Test
    void aCheckThatHangsIsDown() {
        var never = new CountDownLatch(1);
        try (var gateway = TestGateway.start(it -> new HealthRoutes(
                        it.http, List.of(check("stuck", never)), takesWork::get, it.registry, Inspectors.everybody())
                .routes())) {
            assertThat(gateway.stranger().get("/health/detailed").at("checks.stuck.reason"))
                    .isEqualTo("does not answer in time");
        } finally {
            never.countDown();
        }
    }

    @Test
    void aNodeThatStopsIsNotReadyButWell() {
        takesWork.set(false);
        try (var gateway = TestGateway.start(this::routes)) {
            assertThat(gateway.stranger().get("/ready").status()).isEqualTo(503);
            assertThat(gateway.stranger().get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void requestsAreCountedByRoute() {
        try (var gateway = TestGateway.start(this::routes);
                var _ = Metrics.of(gateway.database, gateway.registry)) {
            gateway.someone().get("/api/v1/users/me");
            gateway.stranger().get("/api/v1/tokens/11111111-2222-3333-4444-555555555555");
            gateway.stranger().get("/made/up/" + System.nanoTime());
            var metrics = gateway.stranger().get("/metrics");
            assertThat(metrics.header("Content-Type")).get().asString().startsWith("text/plain");
            assertThat(metrics.text())
                    .contains("route=\"/api/v1/users/me\",status=\"200\"")
                    .contains("route=\"/api/v1/tokens/{id}\",status=\"405\"")
                    .contains("route=\"other\",status=\"404\"")
                    .contains("jvm_memory_used_bytes", "hikaricp_connections")
                    .doesNotContain("made/up", "11111111");
        }
    }

    @Test
    void detailsAndMetricsAreForThoseWhoLookAfterTheInstallation() {
        try (var gateway = TestGateway.start(it -> new HealthRoutes(
                        it.http,
                        List.of(),
                        takesWork::get,
                        it.registry,
                        Inspectors.administrators(it.accounts.auth(Area.OPERATIONS)))
                .routes())) {
            gateway.accounts.ensureAdministrator(Optional.of("root@example.com"), Optional.of(TestGateway.PASSWORD));
            var root = gateway.loggedIn("root@example.com");
            var someone = gateway.someone();
            var scoped = token(gateway, root, "operations");
            var other = token(gateway, root, "executions:write");
            for (var path : List.of("/metrics", "/health/detailed")) {
                assertThat(gateway.stranger().get(path).status()).isEqualTo(401);
                assertThat(someone.get(path).status()).isEqualTo(403);
                assertThat(other.get(path).status()).isEqualTo(403);
                assertThat(scoped.get(path).status()).isEqualTo(200);
                assertThat(root.get(path).status()).isEqualTo(200);
            }
            assertThat(gateway.stranger().get("/health").status()).isEqualTo(200);
            assertThat(scoped.get("/api/v1/users/me").status()).isEqualTo(403);
            assertThat(someone.post("/api/v1/tokens", "{\"name\":\"m\",\"scopes\":[\"operations\"]}")
                            .field())
                    .isEqualTo("scopes");
        }
    }

    private static Client token(TestGateway gateway, Client by, String scope) {
        var made = by.post("/api/v1/tokens", "{\"name\":\"m\",\"scopes\":[\"" + scope + "\"]}");
        return gateway.stranger().bearer(made.at("token"));
    }

    private Route routes(TestGateway gateway) {
        HealthCheck changing = new HealthCheck() {
            @Override
            public String name() {
                return "other";
            }

            @Override
            public Health check() {
                return other.get();
            }
        };
        return new HealthRoutes(
                        gateway.http,
                        List.of(new DatabaseHealth(gateway.database), changing),
                        takesWork::get,
                        gateway.registry,
                        Inspectors.everybody())
                .routes();
    }

    private static HealthCheck check(String name, CountDownLatch release) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Health check() throws InterruptedException {
                release.await();
                return Health.up();
            }
        };
    }
}
