package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Directives;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** Registering, logging in, staying in and leaving. */
class LoginTest {
    private static final String ME = "/api/v1/users/me";
    private static final String PASSWORD = "/api/v1/users/me/password";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String LOGOUT = "/api/v1/auth/logout";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(_ -> Directives.reject());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void registeringMakesAUserWithAWorkspace() {
        var answer = gateway.stranger()
                .post(
                        "/api/v1/auth/register",
                        "{\"email\":\"Ada@Example.com\",\"password\":\"engines of analysis\",\"fullName\":\"Ada L\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("email")).isEqualTo("Ada@example.com");
        assertThat(answer.at("fullName")).isEqualTo("Ada L");
        assertThat(answer.at("workspaces")).contains("\"role\":\"owner\"", "\"name\":\"Ada L\"");
        assertThat(answer.text()).doesNotContainIgnoringCase("argon").doesNotContain("engines");
    }

    @Test
    void addressesThatDifferInCaseAreTheSame() {
        var email = gateway.register();
        var again = gateway.stranger()
                .post(
                        "/api/v1/auth/register",
                        "{\"email\":\"" + email.toUpperCase() + "\",\"password\":\"another password\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CONFLICT");
        assertThat(gateway.logIn(email.toUpperCase(), TestGateway.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var answer = gateway.stranger()
                .post("/api/v1/auth/register", "{\"email\":\"nobody\",\"password\":\"short\",\"isAdmin\":true}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.text()).contains("\"email\"", "\"password\"", "\"isAdmin\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password123", "PASSWORD123", "12345678", "qwertyuiop", "aaaaaaaaaaaa", "1234567"})
    void whatEverybodyTakesIsNoPassword(String password) {
        var answer = gateway.stranger()
                .post("/api/v1/auth/register", "{\"email\":\"x@example.com\",\"password\":\"" + password + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@", "@b", "a b@c.d", "a@b\\r\\nBcc: c@d", "a@b,c@d", "<a@b>", "a\\u0000@b.c"})
    void whatCannotBeAnAddressIsRefused(String email) {
        var answer = gateway.stranger()
                .post("/api/v1/auth/register", "{\"email\":\"" + email + "\",\"password\":\"long enough for us\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("email");
    }

    @Test
    void loggingInGivesTokens() {
        var answer = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("token_type")).isEqualTo("bearer");
        assertThat(answer.at("expires_in")).isEqualTo("900");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(gateway.stranger().bearer(answer.at("access_token")).get(ME).status())
                .isEqualTo(200);
    }

    @Test
    void theFormOfOAuth2WorksAsWell() {
        var email = gateway.register();
        var answer = gateway.stranger()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/api/v1/auth/token",
                        BodyPublishers.ofString("grant_type=password&username=" + email.replace("@", "%40")
                                + "&password=correct+horse%20battery&scope="));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void otherSitesFormsAreNotRead() {
        var answer = gateway.stranger()
                .with("Content-Type", "text/plain")
                .send("POST", "/api/v1/auth/token", BodyPublishers.ofString("{\"email\":\"a\",\"password\":\"b\"}"));
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void unknownWrongAndDisabledLookTheSame() {
        var wrong = gateway.logIn(gateway.register(), "not my password");
        var unknown = gateway.logIn("nobody-" + wrong.hashCode() + "@example.com", "not my password");
        var disabledEmail = gateway.register();
        gateway.database.use(
                sql -> sql.update("update account set disabled_at = now() where email = ?", disabledEmail));
        var disabled = gateway.logIn(disabledEmail, TestGateway.PASSWORD);
        for (var answer : new Received[] {wrong, unknown, disabled}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("error.message")).isEqualTo("Wrong e-mail or password");
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"reprise\"");
        }
    }

    @Test
    void passwordsCountToTheLastByte() {
        var start = "0123456789-".repeat(11);
        var email = "long-" + System.nanoTime() + "@example.com";
        gateway.stranger()
                .post("/api/v1/auth/register", "{\"email\":\"" + email + "\",\"password\":\"" + start + "A\"}");
        assertThat(gateway.logIn(email, start + "A").status()).isEqualTo(200);
        assertThat(gateway.logIn(email, start + "B").status()).isEqualTo(401);
        assertThat(gateway.logIn(email, start).status()).isEqualTo(401);
        assertThat(gateway.logIn(email, " " + start + "A").status()).isEqualTo(401);
    }

    @Test
    void anEnormousPasswordIsNotHashed() {
        var answer = gateway.logIn(gateway.register(), "x".repeat(1024 * 1024 - 100));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(gateway.logIn(gateway.register(), "x".repeat(2 * 1024 * 1024))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        var first = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        var second = refresh(first.at("refresh_token"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(gateway.stranger().bearer(second.at("access_token")).get(ME).status())
                .isEqualTo(200);
        assertThat(refresh(second.at("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeLogin() {
        var first = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        var second = refresh(first.at("refresh_token"));
        assertThat(refresh(second.at("refresh_token")).status()).isEqualTo(200);
        assertThat(refresh(first.at("refresh_token")).status()).isEqualTo(401);
        assertThat(refresh(second.at("refresh_token")).status()).isEqualTo(401);
        assertThat(gateway.stranger().bearer(second.at("access_token")).get(ME).status())
                .isEqualTo(401);
        assertThat(gateway.trail).anyMatch(event -> event.kind() == SecurityEvent.Kind.REFRESH_TOKEN_REUSED);
    }

    @Test
    void loggingOutEndsTheLoginAtOnce() {
        var login = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        var client = gateway.stranger().bearer(login.at("access_token"));
        assertThat(client.get(ME).status()).isEqualTo(200);
        var out = gateway.stranger().post(LOGOUT, "{\"refresh_token\":\"" + login.at("refresh_token") + "\"}");
        assertThat(out.status()).isEqualTo(204);
        assertThat(client.get(ME).status()).isEqualTo(401);
        assertThat(refresh(login.at("refresh_token")).status()).isEqualTo(401);
    }

    @Test
    void loggingOutWorksWithTheAccessTokenAlone() {
        var login = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        var client = gateway.stranger().bearer(login.at("access_token"));
        assertThat(client.send("POST", LOGOUT, BodyPublishers.noBody()).status())
                .isEqualTo(204);
        assertThat(client.get(ME).status()).isEqualTo(401);
        assertThat(refresh(login.at("refresh_token")).status()).isEqualTo(401);
        assertThat(gateway.stranger().post(LOGOUT, "{}").status()).isEqualTo(401);
    }

    @Test
    void loggingOutTellsNothingOfTokens() {
        assertThat(gateway.stranger()
                        .post(LOGOUT, "{\"refresh_token\":\"rfr_none\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void oneKindOfTokenIsNotAnother() {
        var login = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        assertThat(gateway.stranger().bearer(login.at("refresh_token")).get(ME).status())
                .isEqualTo(401);
        assertThat(refresh("x").status()).isEqualTo(401);
        assertThat(refresh(login.at("access_token")).status()).isIn(400, 401);
    }

    @Test
    void aLoginThatIsNotUsedEnds() {
        try (var own = TestGateway.start(_ -> Directives.reject())) {
            var login = own.logIn(own.register(), TestGateway.PASSWORD);
            own.clock.advance(Duration.ofDays(8));
            var late = own.stranger().post(REFRESH, "{\"refresh_token\":\"" + login.at("refresh_token") + "\"}");
            assertThat(late.status()).isEqualTo(401);
        }
    }

    @Test
    void whoeverLostTheAnswerToARefreshMayRepeatItForTenSeconds() {
        var first = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        var lost = refresh(first.at("refresh_token"));
        gateway.clock.advance(Duration.ofSeconds(9));
        var again = refresh(first.at("refresh_token"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(refresh(lost.at("refresh_token")).status())
                .as("what was lost is worth nothing")
                .isEqualTo(401);
        assertThat(refresh(again.at("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void aRepetitionThatComesLateEndsTheWholeLogin() {
        var first = gateway.logIn(gateway.register(), TestGateway.PASSWORD);
        var second = refresh(first.at("refresh_token"));
        gateway.clock.advance(Duration.ofSeconds(11));
        assertThat(refresh(first.at("refresh_token")).status()).isEqualTo(401);
        assertThat(refresh(second.at("refresh_token")).status()).isEqualTo(401);
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsIt() {
        var email = gateway.register();
        var phone = gateway.loggedIn(email);
        gateway.clock.advance(Duration.ofSeconds(1));
        var desk = gateway.loggedIn(email);
        var sessions = desk.get(ME + "/sessions").items();
        assertThat(sessions).hasSize(2);
        assertThat(sessions.getFirst().get("current").orElseThrow()).isEqualTo(Json.of(false));
        assertThat(sessions.getFirst().text("address")).contains("127.0.0.1");
        assertThat(sessions.getFirst().text("client").orElseThrow()).startsWith("Java");
        var first = sessions.getFirst().text("id").orElseThrow();
        assertThat(gateway.someone().delete(ME + "/sessions/" + first).status()).isEqualTo(404);
        assertThat(desk.delete(ME + "/sessions/" + first).status()).isEqualTo(204);
        assertThat(phone.get(ME).status()).isEqualTo(401);
        assertThat(desk.get(ME + "/sessions").items()).hasSize(1);
        assertThat(desk.get(ME).at("lastSignInAt")).startsWith("20");
    }

    @Test
    void changingThePasswordEndsApiTokensUnlessToldOtherwise() {
        var email = gateway.register();
        var client = gateway.loggedIn(email);
        var token = gateway.stranger()
                .bearer(client.post("/api/v1/tokens", "{\"name\":\"x\"}").at("token"));
        var kept = client.put(
                PASSWORD,
                "{\"currentPassword\":\"" + TestGateway.PASSWORD
                        + "\",\"password\":\"a second password\",\"keepSessions\":true,\"keepTokens\":true}");
        assertThat(kept.status()).isEqualTo(204);
        assertThat(client.get(ME).status()).isEqualTo(200);
        assertThat(token.get(ME).status()).isEqualTo(200);
        assertThat(client.put(PASSWORD, "{\"currentPassword\":\"a second password\",\"password\":\"and a third one\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get(ME).status()).isEqualTo(401);
        assertThat(token.get(ME).status()).isEqualTo(401);
    }

    @Test
    void basicCanBeSwitchedOff() {
        try (var strict = TestGateway.start(
                http -> http,
                settings -> settings.withBasicAuth(false),
                _ -> Directives.reject(),
                reprise.gateway.http.FastPath.NONE)) {
            var email = strict.register();
            var answer = strict.stranger().basic(email, TestGateway.PASSWORD).get(ME);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.at("error.message")).contains("switched off");
            assertThat(strict.loggedIn(email).get(ME).status()).isEqualTo(200);
        }
    }

    @Test
    void changingThePasswordEndsAllLogins() {
        var email = gateway.register();
        var elsewhere = gateway.loggedIn(email);
        var client = gateway.loggedIn(email);
        assertThat(elsewhere.get(ME).status()).isEqualTo(200);
        assertThat(gateway.stranger().basic(email, TestGateway.PASSWORD).get(ME).status())
                .isEqualTo(200);
        var wrong = client.put(PASSWORD, "{\"currentPassword\":\"no\",\"password\":\"a new one, longer\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.field()).isEqualTo("currentPassword");
        var changed = client.put(
                PASSWORD, "{\"currentPassword\":\"" + TestGateway.PASSWORD + "\",\"password\":\"a new one, longer\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(elsewhere.get(ME).status()).isEqualTo(401);
        assertThat(client.get(ME).status()).isEqualTo(401);
        assertThat(gateway.stranger().basic(email, TestGateway.PASSWORD).get(ME).status())
                .isEqualTo(401);
        assertThat(gateway.stranger().basic(email, "a new one, longer").get(ME).status())
                .isEqualTo(200);
        assertThat(gateway.logIn(email, "a new one, longer").status()).isEqualTo(200);
    }

    @Test
    void registrationCanBeClosed() {
        try (var closed = TestGateway.start(
                http -> http,
                _ -> AccountSettings.with(TestGateway.SECRET, false),
                _ -> Directives.reject(),
                reprise.gateway.http.FastPath.NONE)) {
            var answer = closed.stranger()
                    .post("/api/v1/auth/register", "{\"email\":\"a@b.c\",\"password\":\"long enough for us\"}");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("FORBIDDEN");
        }
    }

    private static Received refresh(String token) {
        return gateway.stranger().post(REFRESH, "{\"refresh_token\":\"" + token + "\"}");
    }
}
