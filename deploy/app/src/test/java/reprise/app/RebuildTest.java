package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Read models are made again while they are read, by those who look after the installation. */
@ExtendWith(SharedNode.class)
class RebuildTest {
    private final TestNode node;

    RebuildTest(TestNode node) {
        this.node = node;
    }

    @Test
    void anAdministratorRebuildsAViewWhileItIsRead() {
        var administrator = node.administrator();
        var draft = administrator.draft("""
                name: counted
                nodes:
                  - { id: start, type: manual }
                edges: []
                """);
        administrator.post("/api/v1/workflows/" + draft + "/execute", "{}").expect(202);
        Eventually.holds("it is in the list", () -> administrator
                .get("/api/v1/executions?workflowId=" + draft)
                .text()
                .contains(draft));

        administrator.post("/api/v1/views/executions/rebuild", "").expect(200);

        assertThat(administrator.get("/api/v1/executions?workflowId=" + draft).text())
                .contains(draft);
    }

    @Test
    void nobodyElseMay() {
        node.someone().post("/api/v1/views/executions/rebuild", "").refused(403, "FORBIDDEN");
        node.administrator().post("/api/v1/views/nonsense/rebuild", "").refused(404, "NOT_FOUND");
    }
}
