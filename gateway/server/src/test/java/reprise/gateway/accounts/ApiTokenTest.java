package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Route;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reprise.gateway.http.Reply;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** Personal API tokens: shown once, kept as a hash, good for what they say and as long as they say. */
class ApiTokenTest {
    private static final String TOKENS = "/api/v1/tokens";
    private static final String ME = "/api/v1/users/me";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(ApiTokenTest::routes);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Route routes(TestGateway gateway) {
        var auth = gateway.accounts.auth(Area.EXECUTIONS);
        var http = gateway.http;
        return path(
                "executions",
                () -> concat(
                        get(() -> auth.may(Permission.READ, _ -> http.answer(() -> Reply.ok(Json.TRUE)))),
                        post(() -> auth.may(Permission.OPERATE, _ -> http.answer(() -> Reply.ok(Json.TRUE))))));
    }

    @Test
    void isShownOnceAndKeptAsAHash() {
        var someone = gateway.someone();
        var made = someone.post(TOKENS, "{\"name\":\"ci\"}");
        assertThat(made.status()).isEqualTo(201);
        var token = made.at("token");
        assertThat(token).startsWith("rpr_").hasSizeGreaterThan(40);
        assertThat(someone.get(TOKENS).text())
                .contains("\"ci\"", made.at("ending"))
                .doesNotContain(token);
        var kept = gateway.database.with(
                sql -> sql.query("select a::text as row from api_token a", row -> row.text("row")));
        assertThat(kept.toString()).doesNotContain(token.substring(4));
        assertThat(gateway.stranger().bearer(token).get(ME).status()).isEqualTo(200);
    }

    @Test
    void oneCharacterMoreOrLessIsNothing() {
        var token = token(gateway.someone(), "{\"name\":\"x\"}");
        var last = token.charAt(token.length() - 1) == 'A' ? 'B' : 'A';
        assertThat(statusWith(token.substring(0, token.length() - 1) + last)).isEqualTo(401);
        assertThat(statusWith(token + "A")).isEqualTo(401);
        assertThat(statusWith("rpr_")).isEqualTo(401);
    }

    @Test
    void isRevokedAtOnce() {
        var someone = gateway.someone();
        var made = someone.post(TOKENS, "{\"name\":\"x\"}");
        assertThat(statusWith(made.at("token"))).isEqualTo(200);
        assertThat(someone.delete(TOKENS + "/" + made.at("id")).status()).isEqualTo(204);
        assertThat(statusWith(made.at("token"))).isEqualTo(401);
        assertThat(someone.delete(TOKENS + "/" + made.at("id")).status()).isEqualTo(404);
        assertThat(someone.get(TOKENS).items()).isEmpty();
    }

    @Test
    void isNobodyElsesToRevoke() {
        var made = gateway.someone().post(TOKENS, "{\"name\":\"x\"}");
        var foreign = gateway.someone().delete(TOKENS + "/" + made.at("id"));
        var random = gateway.someone().delete(TOKENS + "/11111111-2222-3333-4444-555555555555");
        assertThat(foreign.status()).isEqualTo(404).isEqualTo(random.status());
        assertThat(foreign.at("error.message")).isEqualTo(random.at("error.message"));
        assertThat(statusWith(made.at("token"))).isEqualTo(200);
    }

    @Test
    void endsWhenItSays() {
        try (var own = TestGateway.start(ApiTokenTest::routes)) {
            var expiry = own.clock.instant().plus(Duration.ofMinutes(10));
            var token = own.someone()
                    .post(TOKENS, "{\"name\":\"x\",\"expiresAt\":\"" + expiry + "\"}")
                    .at("token");
            var client = own.stranger().bearer(token);
            assertThat(client.get(ME).status()).isEqualTo(200);
            own.clock.advance(Duration.ofMinutes(11));
            assertThat(client.get(ME).status()).isEqualTo(401);
        }
    }

    @Test
    void doesWhatItsScopesSay() {
        var reading = withScopes("executions:read");
        assertThat(reading.get("/executions").status()).isEqualTo(200);
        isForbidden(reading.send("POST", "/executions", java.net.http.HttpRequest.BodyPublishers.noBody()));
        isForbidden(reading.get(ME));
        var writing = withScopes("executions:write");
        assertThat(writing.get("/executions").status()).isEqualTo(200);
        assertThat(writing.post("/executions", "{}").status()).isEqualTo(200);
        isForbidden(withScopes("workflows:write").get("/executions"));
        assertThat(withScopes("*:read").get("/executions").status()).isEqualTo(200);
        isForbidden(withScopes("*:read").post("/executions", "{}"));
    }

    @Test
    void doesNotMakeAGreaterOne() {
        var reading = withScopes("account:write", "executions:read");
        var greater = reading.post(TOKENS, "{\"name\":\"x\",\"scopes\":[\"executions:write\"]}");
        assertThat(greater.status()).isEqualTo(400);
        assertThat(greater.field()).isEqualTo("scopes");
        assertThat(reading.post(TOKENS, "{\"name\":\"x\"}").at("scopes")).doesNotContain("*");
    }

    @Test
    void ofSomeoneDisabledOpensNothing() {
        try (var own = TestGateway.start(ApiTokenTest::routes)) {
            var email = own.register();
            var client = own.stranger().bearer(token(own.loggedIn(email), "{\"name\":\"x\"}"));
            assertThat(client.get(ME).status()).isEqualTo(200);
            own.database.use(sql -> sql.update("update account set disabled_at = now() where email = ?", email));
            own.clock.advance(Duration.ofSeconds(31));
            assertThat(client.get(ME).status()).isEqualTo(401);
        }
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        var answer =
                gateway.someone().post(TOKENS, "{\"scopes\":[\"everything\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("\"name\"", "\"scopes\"", "\"expiresAt\"");
    }

    private static Client withScopes(String... scopes) {
        var list = "[\"" + String.join("\",\"", scopes) + "\"]";
        return gateway.stranger().bearer(token(gateway.someone(), "{\"name\":\"x\",\"scopes\":" + list + "}"));
    }

    private static String token(Client someone, String wish) {
        return someone.post(TOKENS, wish).at("token");
    }

    private static int statusWith(String token) {
        return gateway.stranger().bearer(token).get(ME).status();
    }

    private static void isForbidden(Received answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }
}
