package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.app.Caller.node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How an execution with large data is shown: by reference, each to be had whole. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class LargeValuesTest {
    private static final String TEXT = "x".repeat(400_000);

    private final TestNode node;

    LargeValuesTest(TestNode node) {
        this.node = node;
    }

    @Test
    void aPageRefersToThemAndEachIsToBeHad() {
        var author = node.someone();
        var workflow = author.live("""
                name: Large
                nodes:
                  - { id: start, type: manual }
                  - { id: copy, type: set, config: { values: { text: "{{ trigger.body.text }}", twice: "{{ trigger.body }}" } } }
                  - { id: small, type: set, config: { values: { n: 1 } } }
                edges:
                  - { from: start, to: copy }
                  - { from: copy, to: small }
                """);
        var id = author.execute(workflow, "{\"text\": \"" + TEXT + "\"}");
        author.reaches(id, "completed");
        var path = "/api/v1/executions/" + id;

        var page = author.get(path).expect(200);
        assertThat(page.text().length()).isLessThan(20_000);
        assertThat(page.at("input.preview")).startsWith("{\"text\":\"xxx");
        assertThat(page.at("output.n")).isEqualTo("1");
        for (var ref : new String[] {
            page.at("input.ref"),
            node(page, "start", "output.ref"),
            node(page, "copy", "input.ref"),
            node(page, "copy", "output.ref")
        }) {
            var whole = author.get(path + "/values/" + ref).expect(200);
            assertThat(whole.text()).contains(TEXT);
            node.someone().get(path + "/values/" + ref).refused(404, "NOT_FOUND");
        }
        author.get(path + "/values/" + "0".repeat(64)).refused(404, "NOT_FOUND");
        author.get(path + "/values/none").refused(404, "NOT_FOUND");

        var inline = author.get(path + "?values=inline").expect(200);
        assertThat(inline.at("input.text")).isEqualTo(TEXT);
        assertThat(node(inline, "copy", "output.twice.text")).isEqualTo(TEXT);
        author.get(path + "?values=all").refused(400, "VALIDATION_ERROR");
    }
}
