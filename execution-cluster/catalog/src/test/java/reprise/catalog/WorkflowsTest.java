package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.catalog.Clerk.ABROAD;
import static reprise.catalog.Clerk.ANN;
import static reprise.catalog.Clerk.HOME;
import static reprise.catalog.Clerk.atOnce;
import static reprise.catalog.Clerk.done;
import static reprise.catalog.Samples.named;
import static reprise.catalog.Samples.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Unknown;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonObject;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowsTest {

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
    void aNewWorkflowIsADraftThatCanBeReadBack() {
        var source = named("Orders", webhook("hook", "POST", "new-orders"));
        var made = clerk.created(source);
        assertThat(made.lifecycle()).isEqualTo(Lifecycle.NEW);
        assertThat(made.triggers()).containsExactly("webhook");
        var read = done(workflows.get(HOME, made.id()));
        assertThat(read.definition()).isEqualTo(Samples.definition(source));
        assertThat(read.workflow().token()).isEqualTo(made.token());
        assertThat(read.workflow().createdBy()).isEqualTo(ANN);
    }

    @Test
    void noTwoWorkflowsShareAToken() {
        assertThat(clerk.created(named("A")).token())
                .isNotEqualTo(clerk.created(named("A")).token());
    }

    @Test
    void whatBelongsToAnotherWorkspaceIsAsUnknownAsARandomId() {
        var theirs = clerk.created(ABROAD, named("Theirs")).id();
        var random = new WorkflowId(UUID.randomUUID());
        List<Function<WorkflowId, Verdict<?>>> requests = List.of(
                id -> workflows.get(HOME, id),
                id -> workflows.save(HOME, id, ANN, named("Mine"), Optional.empty()),
                id -> workflows.amend(HOME, id, ANN, same -> same, Optional.empty()),
                id -> workflows.restore(HOME, id, ANN, 1),
                id -> workflows.duplicate(HOME, id, ANN),
                id -> workflows.versions(HOME, id, Integer.MAX_VALUE, 10),
                id -> workflows.version(HOME, id, 1),
                id -> workflows.diff(HOME, id, 1, 1, all -> all),
                id -> clerk.releases.publish(HOME, id, Optional.empty()),
                id -> clerk.releases.archive(HOME, id),
                id -> clerk.releases.activate(HOME, id),
                id -> clerk.releases.deactivate(HOME, id),
                id -> clerk.releases.delete(HOME, id));
        for (var request : requests) {
            assertThat(request.apply(theirs)).isInstanceOf(Unknown.class).isEqualTo(request.apply(random));
        }
        assertThat(workflows.find(ABROAD, theirs)).isPresent();
    }

    @Test
    void ofTwoSavesFromTheSameVersionOneIsRefused() throws Exception {
        var id = clerk.created(named("Orders")).id();
        var verdicts = atOnce(IntStream.range(0, 8)
                .<Callable<Verdict<Detail>>>mapToObj(
                        i -> () -> workflows.save(HOME, id, ANN, named("Orders " + i), Optional.of(1)))
                .toList());
        assertThat(verdicts).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(verdicts).filteredOn(Conflict.class::isInstance).hasSize(7);
        var winner =
                verdicts.stream().filter(Done.class::isInstance).findFirst().orElseThrow();
        assertThat(done(workflows.get(HOME, id)).definition())
                .isEqualTo(done(winner).definition());
    }

    @Test
    void savesThatExpectNothingAllBecomeVersions() throws Exception {
        var id = clerk.created(named("Orders")).id();
        var verdicts = atOnce(IntStream.range(0, 12)
                .<Callable<Verdict<Detail>>>mapToObj(
                        i -> () -> workflows.save(HOME, id, ANN, named("Orders " + i), Optional.empty()))
                .toList());
        assertThat(verdicts)
                .extracting(verdict -> done(verdict).workflow().lifecycle().version())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 13).boxed().toList());
    }

    @Test
    void smallChangesMadeAtOnceAreAllThere() throws Exception {
        var id = clerk.created(named("Orders")).id();
        atOnce(IntStream.range(0, 6)
                .<Callable<Verdict<Detail>>>mapToObj(
                        i -> () -> workflows.amend(HOME, id, ANN, latest -> tagged(latest, "t" + i), Optional.empty()))
                .toList());
        assertThat(workflows.find(HOME, id).orElseThrow().tags())
                .containsExactlyInAnyOrder("t0", "t1", "t2", "t3", "t4", "t5");
    }

    @Test
    void aSmallChangeFromAnOldVersionIsRefused() {
        var id = clerk.created(named("Orders")).id();
        clerk.saved(id, named("Orders, too"));
        assertThat(workflows.amend(HOME, id, ANN, latest -> tagged(latest, "t"), Optional.of(1)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aChangeThatChangesNothingMakesNoVersion() {
        var id = clerk.created(named("Orders")).id();
        assertThat(done(workflows.amend(HOME, id, ANN, same -> same, Optional.empty()))
                        .workflow()
                        .lifecycle()
                        .version())
                .isEqualTo(1);
        assertThat(workflows.amend(HOME, id, ANN, same -> same, Optional.of(7))).isInstanceOf(Conflict.class);
    }

    @Test
    void versionsNeverChangeAndAreListedNewestFirst() {
        var id = clerk.created(named("One")).id();
        clerk.saved(id, named("Two"));
        clerk.saved(id, named("Three"));
        assertThat(done(workflows.version(HOME, id, 1)).definition().name()).isEqualTo("One");
        assertThat(done(workflows.versions(HOME, id, Integer.MAX_VALUE, 2)))
                .extracting(version -> version.id().version())
                .containsExactly(3, 2);
        assertThat(done(workflows.versions(HOME, id, 2, 2)))
                .extracting(version -> version.id().version())
                .containsExactly(1);
        assertThat(workflows.version(HOME, id, 4)).isInstanceOf(Unknown.class);
    }

    @Test
    void restoringMakesANewVersionThatSaysWhereItIsFrom() {
        var id = clerk.created(named("One")).id();
        clerk.saved(id, named("Two"));
        var restored = done(workflows.restore(HOME, id, ANN, 1));
        assertThat(restored.workflow().name()).isEqualTo("One");
        assertThat(done(workflows.version(HOME, id, 3)).version().note()).isEqualTo("restored from version 1");
        assertThat(workflows.restore(HOME, id, ANN, 9)).isInstanceOf(Unknown.class);
    }

    @Test
    void aCopyIsADraftOfItsOwn() {
        var original = clerk.live(HOME, named("Orders", webhook("hook", "POST", "copied")));
        var copy = done(workflows.duplicate(HOME, original.id(), ANN)).workflow();
        assertThat(copy.id()).isNotEqualTo(original.id());
        assertThat(copy.token()).isNotEqualTo(original.token());
        assertThat(copy.name()).isEqualTo("Orders (copy)");
        assertThat(copy.lifecycle()).isEqualTo(Lifecycle.NEW);
    }

    @Test
    void anArchivedWorkflowIsReadOnly() {
        var id = clerk.created(named("Orders")).id();
        done(clerk.releases.archive(HOME, id));
        assertThat(workflows.save(HOME, id, ANN, named("Other"), Optional.empty()))
                .isInstanceOf(Conflict.class);
        assertThat(workflows.amend(HOME, id, ANN, latest -> tagged(latest, "t"), Optional.empty()))
                .isInstanceOf(Conflict.class);
        assertThat(workflows.restore(HOME, id, ANN, 1)).isInstanceOf(Conflict.class);
        assertThat(done(workflows.get(HOME, id)).workflow().name()).isEqualTo("Orders");
    }

    @Test
    void aDeletedWorkflowIsGoneButItsExecutionsStillHaveTheirPlan() {
        var id = clerk.created(named("Orders")).id();
        done(clerk.releases.delete(HOME, id));
        assertThat(workflows.get(HOME, id)).isInstanceOf(Unknown.class);
        assertThat(workflows.versions(HOME, id, 9, 9)).isInstanceOf(Unknown.class);
        assertThat(workflows.restore(HOME, id, ANN, 1)).isInstanceOf(Unknown.class);
        assertThat(clerk.releases.delete(HOME, id)).isInstanceOf(Unknown.class);
        assertThat(done(workflows.version(HOME, id, 1)).definition().name()).isEqualTo("Orders");
        assertThat(workflows.version(ABROAD, id, 1)).isInstanceOf(Unknown.class);
        assertThat(workflows.version(HOME, id, 2)).isInstanceOf(Unknown.class);
        assertThat(clerk.plans.load(new PlanId(id, 1)).definition().name()).isEqualTo("Orders");
    }

    @Test
    void aCopyOfALongNameIsStillAName() {
        var original = clerk.created(named("x".repeat(200)));
        assertThat(done(workflows.duplicate(HOME, original.id(), ANN))
                        .workflow()
                        .name())
                .startsWith("xxx")
                .endsWith(" (copy)");
    }

    private static JsonObject tagged(JsonObject definition, String tag) {
        var tags = definition.get("tags").map(JsonArray.class::cast).orElse(Json.EMPTY_ARRAY);
        return definition.with(
                "tags",
                Json.array(Stream.concat(tags.items().stream(), Stream.of(Json.of(tag)))
                        .toList()));
    }
}
