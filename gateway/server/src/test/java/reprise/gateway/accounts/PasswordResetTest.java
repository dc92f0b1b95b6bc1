package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Directives;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;

/** Another password for who has lost theirs. */
class PasswordResetTest {
    private static final String ME = "/api/v1/users/me";
    private static final String RESET = "/api/v1/auth/password-reset";
    private static final String USERS = "/api/v1/admin/users";

    private TestGateway gateway;
    private Client root;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(_ -> Directives.reject());
        gateway.accounts.ensureAdministrator(Optional.of("root@example.com"), Optional.of(TestGateway.PASSWORD));
        root = gateway.loggedIn("root@example.com");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void askingTellsAdministratorsAndNobodyElse() {
        var email = gateway.register();
        var known = ask(email);
        var unknown = ask("nobody@example.com");
        assertThat(known.status()).isEqualTo(202).isEqualTo(unknown.status());
        assertThat(known.text()).isEqualTo(unknown.text());
        assertThat(root.get(USERS).items())
                .filteredOn(user ->
                        user.get("passwordResetAskedAt").orElseThrow().text().isPresent())
                .singleElement()
                .satisfies(user -> assertThat(user.text("email")).contains(email));
    }

    @Test
    void theLinkIsGoodOnceAndEndsWhatTheOldPasswordOpened() {
        var email = gateway.register();
        var user = gateway.loggedIn(email);
        var token = gateway.stranger()
                .bearer(user.post("/api/v1/tokens", "{\"name\":\"x\"}").at("token"));
        var link = root.post(USERS + "/" + user.get(ME).at("id") + "/password-reset", "");
        assertThat(link.at("link")).startsWith("http://127.0.0.1");
        assertThat(confirm(TestGateway.token(link), "password1").field()).isEqualTo("password");
        assertThat(confirm(TestGateway.token(link), "another good one").status())
                .isEqualTo(204);
        assertThat(confirm(TestGateway.token(link), "and yet another").field()).isEqualTo("token");
        assertThat(user.get(ME).status()).isEqualTo(401);
        assertThat(token.get(ME).status()).isEqualTo(401);
        assertThat(gateway.logIn(email, TestGateway.PASSWORD).status()).isEqualTo(401);
        assertThat(gateway.logIn(email, "another good one").status()).isEqualTo(200);
    }

    @Test
    void anEarlierLinkAndALateOneAreWorthNothing() {
        var user = gateway.someone();
        var make = USERS + "/" + user.get(ME).at("id") + "/password-reset";
        var earlier = TestGateway.token(root.post(make, ""));
        var late = TestGateway.token(root.post(make, ""));
        assertThat(confirm(earlier, "another good one").field()).isEqualTo("token");
        gateway.clock.advance(Duration.ofHours(1));
        assertThat(confirm(late, "another good one").field()).isEqualTo("token");
    }

    private Received ask(String email) {
        return gateway.stranger().post(RESET, "{\"email\":\"" + email + "\"}");
    }

    private Received confirm(String token, String password) {
        return gateway.stranger()
                .post(RESET + "/confirm", "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}");
    }
}
