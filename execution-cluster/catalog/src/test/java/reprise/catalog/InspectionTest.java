package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.catalog.Clerk.ABROAD;
import static reprise.catalog.Clerk.ANN;
import static reprise.catalog.Clerk.HOME;
import static reprise.catalog.Samples.named;
import static reprise.catalog.Samples.node;
import static reprise.catalog.Samples.webhook;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Invalid;
import reprise.core.WorkflowId;
import reprise.core.definition.SourceText;
import reprise.sdk.Json;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionTest {

    private Clerk clerk;
    private Workflows workflows;

    @BeforeAll
    void open() {
        clerk = Clerk.onFreshDatabase();
        workflows = clerk.workflows;
    }

    @AfterAll
    void close() {
        clerk.close();
    }

    @Test
    void aWorkflowCannotNameOneOfAnotherWorkspace() {
        var theirs = clerk.created(ABROAD, named("Theirs")).id();
        var ours = clerk.created(named("Ours")).id();
        assertThat(workflows.create(HOME, ANN, calling(ours.toString()))).isInstanceOf(Done.class);
        for (var id : List.of(theirs.toString(), UUID.randomUUID().toString(), "nonsense")) {
            assertThat(workflows.create(HOME, ANN, calling(id)))
                    .isInstanceOfSatisfying(Invalid.class, refusal -> assertThat(((Invalid<?>) refusal).problems())
                            .extracting("field")
                            .containsExactly("nodes[1].config.workflowId"));
        }
        assertThat(workflows.create(HOME, ANN, failingOverTo(theirs)))
                .isInstanceOfSatisfying(Invalid.class, refusal -> assertThat(((Invalid<?>) refusal).problems())
                        .extracting("field")
                        .containsExactly("settings.errorWorkflow"));
        assertThat(workflows.create(ABROAD, ANN, failingOverTo(theirs))).isInstanceOf(Done.class);
    }

    @Test
    void tellsEveryProblemOfItsWebhooksAtOnce() {
        var source = named(
                "Orders",
                webhook("a", "POST", "orders/:id"),
                webhook("b", "POST", "/orders/:key/"),
                webhook("c", "GET", "orders/:key"),
                webhook("d", "POST", ":everything"),
                node("e", "webhook", Json.object("method", "POST", "path", Json.EMPTY_OBJECT)));
        assertThat(workflows.create(HOME, ANN, source)).isInstanceOfSatisfying(Invalid.class, refusal -> assertThat(
                        ((Invalid<?>) refusal).problems())
                .extracting("field")
                .containsExactlyInAnyOrder("nodes[1].config.path", "nodes[3].config.path", "nodes[4].config.path"));
    }

    @Test
    void refusesASchemaThatIsNone() {
        var source = named(
                "Orders",
                node(
                        "start",
                        "manual",
                        Json.object("inputSchema", Json.object("$ref", "http://127.0.0.1:9/schema.json"))));
        assertThat(workflows.create(HOME, ANN, source))
                .isInstanceOfSatisfying(Invalid.class, refusal -> assertThat(((Invalid<?>) refusal).problems())
                        .extracting("field")
                        .containsExactly("nodes[0].config.inputSchema"));
    }

    @Test
    void takesTextThatPostgresCannotHold() {
        var odd = Samples.json("Orders")
                .with("metadata", Json.object("odd", Json.of("a\u0000b"), "folder", Json.of("x\u0000y")));
        assertThat(clerk.created(SourceText.of(odd)).folder()).isEqualTo("x y");
    }

    private static SourceText calling(String workflow) {
        return named(
                "Calling",
                node("start", "manual", Json.object()),
                node("child", "subworkflow", Json.object("workflowId", workflow)));
    }

    private static SourceText failingOverTo(WorkflowId id) {
        return SourceText.of(Samples.json("Failing").with("settings", Json.object("errorWorkflow", id.toString())));
    }
}
