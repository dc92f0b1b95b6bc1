package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Directives;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reprise.gateway.http.FastPath;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;

/** How people come into a workspace: asked, and by their own consent. */
class InvitationTest {
    private static final String ME = "/api/v1/users/me";

    private TestGateway gateway;
    private Client owner;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(_ -> Directives.reject());
        owner = gateway.someone();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void tellsNobodyWhetherTheAddressHasAnAccount() {
        var known = gateway.invite(owner, gateway.register(), "viewer");
        var unknown = gateway.invite(owner, "nobody@example.com", "viewer");
        assertThat(known.status()).isEqualTo(201).isEqualTo(unknown.status());
        assertThat(known.json().kind()).isEqualTo(unknown.json().kind());
        assertThat(owner.get(ofOwner("members")).items()).hasSize(1);
        assertThat(owner.get(ofOwner("invitations")).items()).hasSize(2);
        assertThat(owner.get(ofOwner("invitations")).text()).doesNotContain("inv_");
    }

    @Test
    void isAcceptedOnceByTheOneItIsFor() {
        var email = gateway.register();
        var token = TestGateway.token(gateway.invite(owner, email, "editor"));
        assertThat(accept(gateway.someone(), token).status()).isEqualTo(403);
        var invited = gateway.loggedIn(email);
        var accepted = accept(invited, token);
        assertThat(accepted.at("role")).isEqualTo("editor");
        assertThat(accepted.at("workspaceId")).isEqualTo(owner.get(ME).at("workspace"));
        assertThat(accept(invited, token).status()).isEqualTo(404);
        assertThat(owner.get(ofOwner("members")).items()).hasSize(2);
        assertThat(gateway.invite(owner, email.toUpperCase(), "viewer").status())
                .isEqualTo(409);
    }

    @Test
    void isWithdrawnReplacedAndPassesWithTime() {
        var email = gateway.register();
        var invited = gateway.loggedIn(email);
        var first = TestGateway.token(gateway.invite(owner, email, "owner"));
        var second = gateway.invite(owner, email, "viewer");
        assertThat(accept(invited, first).status()).isEqualTo(404);
        assertThat(owner.delete(ofOwner("invitations/") + second.at("id")).status())
                .isEqualTo(204);
        assertThat(accept(invited, TestGateway.token(second)).status()).isEqualTo(404);
        var third = TestGateway.token(gateway.invite(owner, email, "viewer"));
        gateway.clock.advance(Duration.ofDays(7));
        assertThat(accept(gateway.loggedIn(email), third).status()).isEqualTo(404);
    }

    @Test
    void opensClosedRegistrationForItsAddress() {
        try (var closed = TestGateway.start(
                http -> http,
                _ -> AccountSettings.with(TestGateway.SECRET, false),
                _ -> Directives.reject(),
                FastPath.NONE)) {
            closed.accounts.ensureAdministrator(
                    java.util.Optional.of("root@example.com"), java.util.Optional.of(TestGateway.PASSWORD));
            var root = closed.loggedIn("root@example.com");
            var token = TestGateway.token(closed.invite(root, "ada@example.com", "operator"));
            assertThat(registered(closed, "eve@example.com", token).status()).isEqualTo(403);
            assertThat(registered(closed, "eve@example.com", "inv_none").status())
                    .isEqualTo(404);
            var made = registered(closed, "ada@example.com", token);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.at("workspaces")).contains("\"role\":\"operator\"");

            assertThat(root.patch("/api/v1/admin/settings", "{\"openRegistration\":true}")
                            .at("openRegistration"))
                    .isEqualTo("true");
            assertThat(closed.someone().get("/api/v1/admin/settings").status()).isEqualTo(403);
            assertThat(root.patch("/api/v1/admin/settings", "{\"openRegistration\":null}")
                            .at("openRegistration"))
                    .isEqualTo("false");
        }
    }

    @Test
    void aForeignWorkspaceIsNotThere() {
        var stranger = gateway.someone();
        for (var path : new String[] {"members", "invitations"}) {
            assertThat(stranger.get(ofOwner(path)).status()).as(path).isEqualTo(404);
        }
        assertThat(stranger.post(ofOwner("invitations"), "nonsense").status()).isEqualTo(404);
        assertThat(stranger.patch("/api/v1/workspaces/" + owner.get(ME).at("workspace"), "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private static Received registered(TestGateway closed, String email, String invitation) {
        return closed.stranger()
                .post(
                        "/api/v1/auth/register",
                        "{\"email\":\"" + email + "\",\"password\":\"" + TestGateway.PASSWORD + "\",\"invitation\":\""
                                + invitation + "\"}");
    }

    private String ofOwner(String path) {
        return "/api/v1/workspaces/" + owner.get(ME).at("workspace") + "/" + path;
    }

    private static Received accept(Client client, String token) {
        return client.post("/api/v1/invitations/" + token + "/accept", "");
    }
}
