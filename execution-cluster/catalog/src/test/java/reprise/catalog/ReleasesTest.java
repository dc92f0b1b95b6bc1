package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.catalog.Clerk.ABROAD;
import static reprise.catalog.Clerk.HOME;
import static reprise.catalog.Clerk.atOnce;
import static reprise.catalog.Clerk.done;
import static reprise.catalog.Samples.named;
import static reprise.catalog.Samples.webhook;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.catalog.HookBindings.Lookup.Nobody;
import reprise.catalog.HookBindings.Lookup.Open;
import reprise.catalog.HookBindings.Lookup.WrongMethod;
import reprise.catalog.Verdict.Conflict;
import reprise.catalog.Verdict.Done;
import reprise.catalog.Verdict.Unknown;
import reprise.core.WorkflowId;
import reprise.core.definition.SourceText;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasesTest {

    private Clerk clerk;
    private Releases releases;

    @BeforeAll
    void open() {
        clerk = Clerk.onFreshDatabase();
        releases = clerk.releases;
    }

    @AfterAll
    void close() {
        clerk.close();
    }

    @Test
    void onlyAnActivePublishedWorkflowHasAHookBinding() {
        var workflow = clerk.created(listening("steps"));
        var id = workflow.id();
        assertThat(at("steps")).isEqualTo(new Nobody());
        done(releases.publish(HOME, id, Optional.empty()));
        assertThat(at("steps")).isEqualTo(new Nobody());
        done(releases.activate(HOME, id));
        assertThat(at("steps"))
                .isInstanceOf(Open.class)
                .isEqualTo(at(workflow.token().value()));
        assertThat(clerk.hooks.find("DELETE", "steps")).isInstanceOf(WrongMethod.class);
        done(releases.deactivate(HOME, id));
        assertThat(at("steps")).isEqualTo(new Nobody());
        done(releases.activate(HOME, id));
        done(releases.archive(HOME, id));
        assertThat(at("steps")).isEqualTo(new Nobody());
        assertThat(at(workflow.token().value())).isEqualTo(new Nobody());
    }

    @Test
    void deletingTakesItsHookBindingsAwayAtOnceAndFreesThePath() {
        var workflow = clerk.live(HOME, listening("deleted"));
        done(releases.delete(HOME, workflow.id()));
        assertThat(at("deleted")).isEqualTo(new Nobody());
        assertThat(clerk.live(HOME, listening("deleted")).lifecycle().live()).isTrue();
    }

    @Test
    void theDoorLeadsToWhatIsPublishedNotToWhatIsSaved() {
        var workflow = clerk.live(HOME, listening("old"));
        clerk.saved(workflow.id(), listening("new"));
        assertThat(at("new")).isEqualTo(new Nobody());
        assertThat(version("old")).isEqualTo(1);
        done(releases.publish(HOME, workflow.id(), Optional.empty()));
        assertThat(at("old")).isEqualTo(new Nobody());
        assertThat(version("new")).isEqualTo(2);
        done(releases.publish(HOME, workflow.id(), Optional.of(1)));
        assertThat(version("old")).isEqualTo(1);
    }

    @Test
    void aPathIsGivenOnceInAWorkspace() {
        var first = clerk.live(HOME, listening("taken"));
        var second = clerk.created(listening("taken"));
        done(releases.publish(HOME, second.id(), Optional.empty()));
        assertThat(releases.activate(HOME, second.id()))
                .isInstanceOfSatisfying(
                        Conflict.class, refusal -> assertThat(refusal.message()).contains("\"taken\""));
        assertThat(clerk.now(second).lifecycle().active()).isFalse();
        done(releases.deactivate(HOME, first.id()));
        assertThat(done(releases.activate(HOME, second.id())).lifecycle().live())
                .isTrue();
    }

    @Test
    void workspacesHaveTheirPathsToThemselves() {
        var ours = clerk.live(HOME, listening("ours/:id"));
        var theirs = clerk.live(ABROAD, listening("ours/new"));
        assertThat(workflow("ours/new")).isEqualTo(ours.id());
        assertThat(workflow("home/ours/new")).isEqualTo(ours.id());
        assertThat(workflow("abroad/ours/new")).isEqualTo(theirs.id());
        assertThat(at("abroad/ours/7")).isEqualTo(new Nobody());
        done(releases.deactivate(HOME, ours.id()));
        assertThat(at("ours/new")).isEqualTo(new Nobody());
    }

    @Test
    void noPathOfTheFirstWorkspaceBeginsLikeTheAddressOfAnother() {
        var workflow = clerk.created(listening("abroad/orders"));
        done(releases.publish(HOME, workflow.id(), Optional.empty()));
        assertThat(releases.activate(HOME, workflow.id()))
                .isInstanceOfSatisfying(Conflict.class, refusal -> assertThat(refusal.message())
                        .contains("begins with the slug of a workspace"));
        assertThat(clerk.live(ABROAD, listening("home/orders")).lifecycle().live())
                .isTrue();
    }

    @Test
    void anotherMethodIsAnotherAddress() {
        clerk.live(HOME, named("Read", webhook("hook", "GET", "shared")));
        clerk.live(HOME, named("Write", webhook("hook", "POST", "shared")));
        assertThat(clerk.hooks.find("GET", "shared")).isInstanceOf(Open.class);
        assertThat(clerk.hooks.find("POST", "shared")).isInstanceOf(Open.class);
    }

    @Test
    void publishingOntoATakenPathLeavesEverythingAsItWas() {
        clerk.live(HOME, listening("wanted"));
        var workflow = clerk.live(HOME, listening("own"));
        clerk.saved(workflow.id(), listening("wanted"));
        assertThat(releases.publish(HOME, workflow.id(), Optional.empty())).isInstanceOf(Conflict.class);
        assertThat(clerk.now(workflow).published()).isEqualTo(workflow.published());
        assertThat(version("own")).isEqualTo(1);
    }

    @Test
    void ofManyWhoWantOnePathOneGetsIt() throws Exception {
        var ids = IntStream.range(0, 6)
                .mapToObj(_ -> clerk.created(listening("race")).id())
                .toList();
        ids.forEach(id -> done(releases.publish(HOME, id, Optional.empty())));
        var verdicts = atOnce(ids.stream()
                .<Callable<Verdict<Workflow>>>map(id -> () -> releases.activate(HOME, id))
                .toList());
        assertThat(verdicts).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(verdicts).filteredOn(Conflict.class::isInstance).hasSize(5);
    }

    @Test
    void versionsPublishedAtOnceEndInOneThatTheDoorAgreesWith() throws Exception {
        var workflow = clerk.live(HOME, listening("many"));
        IntStream.range(0, 7).forEach(_ -> clerk.saved(workflow.id(), listening("many")));
        var verdicts = atOnce(IntStream.rangeClosed(1, 8)
                .<Callable<Verdict<Workflow>>>mapToObj(
                        version -> () -> releases.publish(HOME, workflow.id(), Optional.of(version)))
                .toList());
        assertThat(verdicts).allMatch(Done.class::isInstance);
        assertThat(version("many"))
                .isEqualTo(clerk.now(workflow).lifecycle().published().orElseThrow());
    }

    @Test
    void publishesNoVersionThatIsNot() {
        var id = clerk.created(listening("none")).id();
        assertThat(releases.publish(HOME, id, Optional.of(2))).isInstanceOf(Unknown.class);
        assertThat(releases.publish(HOME, id, Optional.of(0))).isInstanceOf(Unknown.class);
    }

    @Test
    void whatChangesNothingIsNotAChange() {
        var workflow = clerk.live(HOME, listening("calm"));
        assertThat(done(releases.activate(HOME, workflow.id()))).isEqualTo(clerk.now(workflow));
        assertThat(done(releases.publish(HOME, workflow.id(), Optional.of(1))).updatedAt())
                .isEqualTo(clerk.now(workflow).updatedAt());
    }

    private WorkflowId workflow(String path) {
        return ((Open) at(path)).plate().planId().workflow();
    }

    private HookBindings.Lookup at(String path) {
        return clerk.hooks.find("POST", path);
    }

    private int version(String path) {
        return ((Open) at(path)).plate().planId().version();
    }

    private static SourceText listening(String path) {
        return named("Listening to " + path, webhook("hook", "POST", path));
    }
}
