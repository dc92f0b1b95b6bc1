package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose webhook a call means: workspaces have their addresses to themselves. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class HookAddressTest {
    private final TestNode node;
    private final String path = "orders-" + UUID.randomUUID();
    private Caller author;

    HookAddressTest(TestNode node) {
        this.node = node;
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    private String listen(Caller whose) {
        return whose.live(
                "{ name: Orders, nodes: [{ id: hook, type: webhook, config: { path: %s } }] }".formatted(path));
    }

    private String startedBy(String address) {
        return node.stranger().post(address, "{}").expect(202).at("executionId");
    }

    @Test
    void thePathsOfTheFirstAdministratorAreCalledWithoutTheSlugToo() {
        var administrator = node.administrator();
        listen(administrator);
        listen(author);

        administrator.execution(startedBy("/hooks/" + path));
        administrator.execution(startedBy(administrator.hook(path)));
        author.execution(startedBy(author.hook(path)));
    }

    @Test
    void nobodyElsesPathIsCalledWithoutTheSlug() {
        listen(author);
        node.stranger().post("/hooks/" + path, "{}").refused(404, "NOT_FOUND");
    }

    @Test
    void whereAWorkspaceIsCalledMovesWithItsSlug() {
        listen(author);
        var before = author.hook(path);
        var slug = "moved-" + UUID.randomUUID().toString().substring(0, 8);
        var workspace = author.get("/api/v1/workspaces").at("items.0.id");

        var moved = change(author, workspace, "{\"slug\": \"" + slug + "\"}").expect(200);

        assertThat(moved.at("slug")).isEqualTo(slug);
        assertThat(author.hook(path)).isEqualTo("/hooks/" + slug + "/" + path);
        author.execution(startedBy(author.hook(path)));
        node.stranger().post(before, "{}").refused(404, "NOT_FOUND");
    }

    @Test
    void aSlugIsTakenOnceAndIsNoPathOfTheFirstWorkspace() {
        listen(node.administrator());
        var workspace = author.get("/api/v1/workspaces").at("items.0.id");
        var other = node.someone().get("/api/v1/workspaces").at("items.0.slug");

        change(author, workspace, "{\"slug\": \"" + other + "\"}").refused(409, "CONFLICT");
        var administrators = node.administrator();
        var head = "s" + UUID.randomUUID().toString().substring(0, 8);
        administrators.live(
                "{ name: Orders, nodes: [{ id: hook, type: webhook, config: { path: %s/new } }] }".formatted(head));
        change(author, workspace, "{\"slug\": \"" + head + "\"}").refused(409, "CONFLICT");
        change(author, workspace, "{\"slug\": \"Not a slug\"}").refused(400, "VALIDATION_ERROR");
        change(author, workspace, "{}").refused(400, "VALIDATION_ERROR");
    }

    @Test
    void aPathThatIsASlugIsNotForTheFirstWorkspace() {
        var slug = author.get("/api/v1/workspaces").at("items.0.slug");
        var administrator = node.administrator();
        var id = administrator.draft(
                "{ name: Orders, nodes: [{ id: hook, type: webhook, config: { path: %s/x } }] }".formatted(slug));
        administrator.post("/api/v1/workflows/" + id + "/publish").expect(200);
        administrator.post("/api/v1/workflows/" + id + "/activate").refused(409, "CONFLICT");
    }

    private static Answer change(Caller caller, String workspace, String json) {
        return caller.with("Content-Type", "application/json")
                .send("PATCH", "/api/v1/workspaces/" + workspace, BodyPublishers.ofString(json));
    }
}
