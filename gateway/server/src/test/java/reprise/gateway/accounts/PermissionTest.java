package reprise.gateway.accounts;

import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Route;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.http.Reply;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** Who may what, where. */
class PermissionTest {
    private static final String ME = "/api/v1/users/me";

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(PermissionTest::routes);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** One route per permission; each tells the workspace. */
    private static Route routes(TestGateway gateway) {
        var auth = gateway.accounts.auth(Area.WORKFLOWS);
        return Stream.of(Permission.values())
                .map(permission -> path(
                        "may-" + permission.name().toLowerCase(),
                        () -> get(() -> auth.may(
                                permission,
                                caller -> gateway.http.answer(() ->
                                        Reply.ok(Json.of(caller.workspace().toString())))))))
                .reduce(Route::orElse)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,   READ PERSONAL",
        "operator, READ PERSONAL OPERATE",
        "editor,   READ PERSONAL OPERATE EDIT",
        "admin,    READ PERSONAL OPERATE EDIT ADMINISTER",
        "owner,    READ PERSONAL OPERATE EDIT ADMINISTER OWN"
    })
    void eachRoleMayItsOwn(String role, String permissions) {
        var member = member(gateway.someone(), role);
        for (var permission : Permission.values()) {
            var answer = member.get("/may-" + permission.name().toLowerCase());
            var allowed = java.util.List.of(permissions.split(" ")).contains(permission.name());
            assertThat(answer.status()).as(role + " " + permission).isEqualTo(allowed ? 200 : 403);
        }
    }

    @Test
    void refusalsAreOnRecord() {
        member(gateway.someone(), "viewer").get("/may-edit");
        assertThat(gateway.trail)
                .anyMatch(event -> event.kind() == SecurityEvent.Kind.PERMISSION_REFUSED
                        && event.details().get("permission").equals("EDIT"));
    }

    @Test
    void withoutANameItIsTheOwnWorkspace() {
        var someone = gateway.someone();
        assertThat(someone.get("/may-read").text()).contains(someone.get(ME).at("workspace"));
    }

    @Test
    void aWorkspaceOfOthersIsNotThere() {
        var foreign = gateway.someone().get(ME).at("workspace");
        var mine = gateway.someone();
        var answer = mine.with("X-Workspace", foreign).get("/may-read");
        var random = mine.with("X-Workspace", UUID.randomUUID().toString()).get("/may-read");
        assertThat(answer.status()).isEqualTo(404).isEqualTo(random.status());
        assertThat(answer.at("error.message")).isEqualTo(random.at("error.message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "1-1-1-1-1", "x", "11111111-2222-3333-4444-55555555555"})
    void whatIsNoIdNamesNoWorkspace(String name) {
        var answer = gateway.someone().with("X-Workspace", name).get("/may-read");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("X-Workspace");
    }

    @Test
    void twoWorkspacesAreOneTooMany() {
        var someone = gateway.someone();
        var id = someone.get(ME).at("workspace");
        assertThat(someone.with("X-Workspace", id)
                        .with("X-Workspace", id)
                        .get("/may-read")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aChangedRoleHoldsAtOnce() {
        var owner = gateway.someone();
        var member = member(owner, "viewer");
        assertThat(member.get("/may-edit").status()).isEqualTo(403);
        var id = member.get(ME).at("id");
        assertThat(owner.patch(members(owner) + id, "{\"role\":\"editor\"}").status())
                .isEqualTo(200);
        assertThat(member.get("/may-edit").status()).isEqualTo(200);
        assertThat(owner.delete(members(owner) + id).status()).isEqualTo(204);
        assertThat(member.get("/may-read").status()).isEqualTo(404);
    }

    @Test
    void onlyThoseWhoAdministerDecideWhoBelongs() {
        var owner = gateway.someone();
        for (var role : new String[] {"viewer", "operator", "editor"}) {
            var member = member(owner, role);
            assertThat(gateway.invite(member, gateway.register(), "viewer").status())
                    .as(role)
                    .isEqualTo(403);
            assertThat(member.delete(members(member) + owner.get(ME).at("id")).status())
                    .isEqualTo(403);
        }
        assertThat(gateway.invite(member(owner, "admin"), gateway.register(), "editor")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void onlyOwnersMakeOwners() {
        var owner = gateway.someone();
        var admin = member(owner, "admin");
        assertThat(gateway.invite(admin, gateway.register(), "owner").status()).isEqualTo(403);
        assertThat(admin.patch(members(admin) + admin.get(ME).at("id"), "{\"role\":\"owner\"}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.delete(members(admin) + owner.get(ME).at("id")).status())
                .isEqualTo(403);
    }

    @Test
    void aWorkspaceKeepsAnOwner() {
        var owner = gateway.someone();
        var self = members(owner) + owner.get(ME).at("id");
        assertThat(owner.delete(self).status()).isEqualTo(409);
        assertThat(owner.patch(self, "{\"role\":\"viewer\"}").status()).isEqualTo(409);
        member(owner, "owner");
        assertThat(owner.patch(self, "{\"role\":\"viewer\"}").status()).isEqualTo(200);
    }

    @Test
    void anotherWorkspaceIsMadeAndNamed() {
        var someone = gateway.someone();
        var made = someone.post("/api/v1/workspaces", "{\"name\":\"Second\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(someone.with("X-Workspace", made.at("id")).get("/may-own").text())
                .contains(made.at("id"));
        assertThat(someone.get(ME).at("workspaces")).contains("Second");
    }

    @Test
    void theProfileChangesInItsOwnFieldsOnly() {
        var someone = gateway.someone();
        var before = someone.get(ME).text();
        var answer = someone.patch(
                ME,
                "{\"fullName\":\"New\",\"roles\":[\"owner\"],\"workspaces\":[],\"email\":\"x@y.z\",\"administrator\":true,"
                        + "\"passwordHash\":\"x\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("\"roles\"", "\"workspaces\"", "\"email\"", "\"administrator\"", "\"passwordHash\"");
        assertThat(someone.get(ME).text()).isEqualTo(before);
        assertThat(someone.patch(ME, "{\"fullName\":\"New\"}").at("fullName")).isEqualTo("New");
    }

    /** Where the members of the workspace are that this client's requests go to. */
    private static String members(Client client) {
        return "/api/v1/workspaces/" + client.get(ME).at("workspace") + "/members/";
    }

    private static Client member(Client owner, String role) {
        return gateway.someoneIn(owner, role);
    }
}
