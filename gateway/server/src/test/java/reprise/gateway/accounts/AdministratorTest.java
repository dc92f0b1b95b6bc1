package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.http.javadsl.server.Directives;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.TestGateway;

/** The first administrator, and what administrators do with users. */
class AdministratorTest {
    private static final String ME = "/api/v1/users/me";
    private static final String USERS = "/api/v1/admin/users";

    private TestGateway gateway;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(_ -> Directives.reject());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void isMadeUpOnce() {
        var made = gateway.accounts.ensureAdministrator(Optional.empty(), Optional.empty());
        assertThat(made).isPresent();
        assertThat(made.get().toString()).doesNotContain(made.get().password());
        var login = gateway.logIn(made.get().email(), made.get().password());
        assertThat(gateway.stranger().bearer(login.at("access_token")).get(ME).at("administrator"))
                .isEqualTo("true");
        assertThat(gateway.accounts.ensureAdministrator(Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void isTheOneInTheSettings() {
        assertThat(gateway.accounts.ensureAdministrator(
                        Optional.of("boss@example.com"), Optional.of("a good password")))
                .isEmpty();
        assertThat(gateway.logIn("boss@example.com", "a good password").status())
                .isEqualTo(200);
    }

    @Test
    void isNotMadeOfNonsense() {
        assertThatThrownBy(() -> gateway.accounts.ensureAdministrator(Optional.of("boss"), Optional.empty()))
                .hasMessageContaining("REPRISE_ADMIN_EMAIL");
        assertThatThrownBy(() -> gateway.accounts.ensureAdministrator(Optional.of("boss@x.y"), Optional.of("admin123")))
                .hasMessageContaining("REPRISE_ADMIN_PASSWORD");
        assertThatThrownBy(
                        () -> gateway.accounts.ensureAdministrator(Optional.of(gateway.register()), Optional.empty()))
                .hasMessageContaining("REPRISE_ADMIN_EMAIL");
        assertThat(gateway.logIn("admin", "admin").status()).isEqualTo(401);
    }

    @Test
    void shutsUsersOutAtOnceAndLetsThemInAgain() {
        var admin = administrator();
        var email = gateway.register();
        var user = gateway.loggedIn(email);
        var token = user.post("/api/v1/tokens", "{\"name\":\"x\"}").at("token");
        var id = user.get(ME).at("id");
        assertThat(gateway.stranger().bearer(token).get(ME).status()).isEqualTo(200);
        assertThat(gateway.stranger().basic(email, TestGateway.PASSWORD).get(ME).status())
                .isEqualTo(200);

        assertThat(admin.post(USERS + "/" + id + "/disable", "").at("disabled")).isEqualTo("true");
        assertThat(user.get(ME).status()).isEqualTo(401);
        assertThat(gateway.stranger().bearer(token).get(ME).status()).isEqualTo(401);
        assertThat(gateway.stranger().basic(email, TestGateway.PASSWORD).get(ME).status())
                .isEqualTo(401);

        assertThat(admin.post(USERS + "/" + id + "/enable", "").status()).isEqualTo(200);
        assertThat(user.get(ME).status()).as("the old login stays over").isEqualTo(401);
        assertThat(gateway.logIn(email, TestGateway.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void doesNotShutTheDoorOnThemselves() {
        var admin = administrator();
        var answer = admin.post(USERS + "/" + admin.get(ME).at("id") + "/disable", "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(admin.get(ME).status()).isEqualTo(200);
    }

    @Test
    void makesAndListsUsersPageByPage() {
        var admin = administrator();
        for (var n = 0; n < 5; n++) {
            var body = "{\"email\":\"user" + n + "@example.com\",\"password\":\"a password for " + n + "\"}";
            assertThat(admin.post(USERS, body).status()).isEqualTo(201);
        }
        var seen = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var page = admin.get(USERS + "?limit=2" + cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(item -> seen.add(item.text("email").orElseThrow()));
            cursor = page.at("nextCursor").equals("null") ? "" : "&cursor=" + page.at("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "boss@example.com",
                        "user0@example.com",
                        "user1@example.com",
                        "user2@example.com",
                        "user3@example.com",
                        "user4@example.com");
    }

    @Test
    void isNotEveryOwner() {
        var owner = gateway.someone();
        assertThat(owner.get(USERS).status()).isEqualTo(403);
        assertThat(owner.post(USERS, "{}").status()).isEqualTo(403);
        assertThat(owner.post(USERS + "/" + owner.get(ME).at("id") + "/enable", "")
                        .status())
                .isEqualTo(403);
    }

    private Client administrator() {
        gateway.accounts.ensureAdministrator(Optional.of("boss@example.com"), Optional.of("a good password"));
        return gateway.stranger()
                .bearer(gateway.logIn("boss@example.com", "a good password").at("access_token"));
    }
}
