package reprise.gateway.testing;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.server.Route;
import com.typesafe.config.ConfigFactory;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.gateway.accounts.AccountSettings;
import reprise.gateway.accounts.Accounts;
import reprise.gateway.accounts.SecurityEvent;
import reprise.gateway.http.Blocking;
import reprise.gateway.http.FastPath;
import reprise.gateway.http.Http;
import reprise.gateway.http.HttpServer;
import reprise.gateway.http.HttpSettings;
import reprise.gateway.http.RouteTemplates;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.postgres.testing.TestPostgres;

/**
 * A gateway of a test's own: a fresh database, real accounts, and the routes under test, on a port of the system's choice.
 * What stands in its components may be used freely by the routes.
 */
public final class TestGateway implements AutoCloseable {
    public static final byte[] SECRET = "a secret that is good for tests only".getBytes(StandardCharsets.UTF_8);
    public static final String PASSWORD = "correct horse battery";

    /** The clock stands still unless a test moves it: no test makes so many calls in what is one second to the server. */
    private static final int CALLS = 1_000_000;

    public final TestClock clock = new TestClock();
    public final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    public final ConcurrentLinkedQueue<SecurityEvent> trail = new ConcurrentLinkedQueue<>();
    public final Database database;
    public final Accounts accounts;
    public final Http http;
    private final ActorSystem<Void> system;
    private HttpServer server;

    private TestGateway(HttpSettings httpSettings, AccountSettings accountSettings) {
        var fresh = TestPostgres.freshDatabase();
        database = Database.open(DatabaseSettings.of(fresh.url(), fresh.user(), fresh.password()));
        Migrations.apply(database);
        http = new Http(
                new StrictJson(JsonLimits.STANDARD), new Blocking(16, 256, Duration.ofSeconds(10)), httpSettings);
        accounts = Accounts.open(database, accountSettings, Optional.empty(), http, () -> {}, trail::add, clock);
        system = ActorSystem.create(
                Behaviors.empty(),
                "gateway-test",
                ConfigFactory.parseString("akka { loglevel = WARNING, stdout-loglevel = WARNING }")
                        .withFallback(ConfigFactory.load()));
    }

    /** Accounts under {@code /api/v1}, and these routes beside {@code /api}. */
    public static TestGateway start(Function<TestGateway, Route> routes) {
        return start(UnaryOperator.identity(), UnaryOperator.identity(), routes, FastPath.NONE);
    }

    public static TestGateway start(
            UnaryOperator<HttpSettings> httpSettings,
            UnaryOperator<AccountSettings> accountSettings,
            Function<TestGateway, Route> routes,
            FastPath fastPath) {
        var settings = httpSettings.apply(HttpSettings.at("127.0.0.1", 0));
        var gateway = new TestGateway(
                settings,
                accountSettings.apply(AccountSettings.with(SECRET, true).withCallsPerSecond(CALLS)));
        var all = concat(pathPrefix("api", () -> pathPrefix("v1", gateway.accounts::routes)), routes.apply(gateway));
        gateway.server = await(HttpServer.bind(
                gateway.system,
                settings,
                gateway.http,
                fastPath,
                all,
                RouteTemplates.of(Accounts.templates()),
                gateway.registry));
        return gateway;
    }

    public ActorSystem<Void> system() {
        return system;
    }

    public int port() {
        return server.address().getPort();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Someone nobody knows. */
    public Client stranger() {
        return new Client(uri(), List.of());
    }

    /** Someone new, logged in; the workspace of their own is theirs. */
    public Client someone() {
        return loggedIn(register());
    }

    /** The e-mail address of someone new, whose password is {@link #PASSWORD}. */
    public String register() {
        var email = "u" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        var answer = stranger()
                .post("/api/v1/auth/register", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
        if (answer.status() != 201) {
            throw new AssertionError("registering answered " + answer.status() + " " + answer.text());
        }
        return email;
    }

    /** Someone new with that role in the workspace of another, whose requests go there. */
    public Client someoneIn(Client owner, String role) {
        var email = register();
        var invited = invite(owner, email, role);
        if (invited.status() != 201) {
            throw new AssertionError("inviting answered " + invited.status() + " " + invited.text());
        }
        var member = loggedIn(email);
        var accepted = member.post("/api/v1/invitations/" + token(invited) + "/accept", "{}");
        if (accepted.status() != 200) {
            throw new AssertionError("accepting answered " + accepted.status() + " " + accepted.text());
        }
        return member.with("X-Workspace", accepted.at("workspaceId"));
    }

    public Received invite(Client by, String email, String role) {
        return by.post(
                "/api/v1/workspaces/" + by.get("/api/v1/users/me").at("workspace") + "/invitations",
                "{\"email\":\"" + email + "\",\"role\":\"" + role + "\"}");
    }

    /** The secret in the link of an answer. */
    public static String token(Received shown) {
        return shown.at("link").split("#", 2)[1];
    }

    public Client loggedIn(String email) {
        return stranger().bearer(logIn(email, PASSWORD).at("access_token"));
    }

    public Received logIn(String email, String password) {
        return stranger().post("/api/v1/auth/token", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    /** No more requests are taken; completes when those that were are answered, or their time is up. */
    public CompletionStage<Void> stop() {
        return server.stop(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        await(server.stop(Duration.ofSeconds(2)));
        system.terminate();
        await(system.getWhenTerminated());
        database.close();
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
