package reprise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reprise.catalog.Samples.named;
import static reprise.catalog.Samples.webhook;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reprise.core.PlanId;
import reprise.core.WorkflowId;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredPlansTest {

    private Clerk clerk;

    @BeforeAll
    void open() {
        clerk = Clerk.onFreshDatabase();
    }

    @AfterAll
    void close() {
        clerk.close();
    }

    @Test
    void makesAPlanOnceAndKeepsIt() {
        var plans = new StoredPlans(clerk.database, Samples.NODE_TYPES);
        var id = clerk.created(named("Orders")).latest();
        assertThat(plans.cached(id)).isEmpty();
        var plan = plans.load(id);
        assertThat(plan.id()).isEqualTo(id);
        assertThat(plans.cached(id)).containsSame(plan);
        assertThat(plans.load(id)).isSameAs(plan);
    }

    @Test
    void saysWhyThereIsNoPlanAndDoesNotHoldOnToIt() {
        var plans = new StoredPlans(clerk.database, Samples.NODE_TYPES);
        var next = new PlanId(clerk.created(named("Orders")).id(), 2);
        assertThatThrownBy(() -> plans.load(next))
                .isInstanceOf(PlanUnavailable.class)
                .hasMessageContaining("no such version");
        assertThat(plans.cached(next)).isEmpty();
        clerk.saved(next.workflow(), named("Orders, too"));
        assertThat(plans.load(next).definition().name()).isEqualTo("Orders, too");
        assertThatThrownBy(() -> plans.load(new PlanId(new WorkflowId(UUID.randomUUID()), 1)))
                .isInstanceOf(PlanUnavailable.class);
    }

    @Test
    void saysWhatKeepsAStoredVersionFromRunning() {
        var id = clerk.created(named("Orders")).latest();
        clerk.database.use(sql -> sql.update(
                "update workflow_version set definition = ? where workflow = ?",
                Samples.broken(),
                id.workflow().value()));
        assertThatThrownBy(() -> new StoredPlans(clerk.database, Samples.NODE_TYPES).load(id))
                .isInstanceOf(PlanUnavailable.class)
                .hasMessageContaining("unheard_of");
    }

    @Test
    void runsNoVersionThatWasCheckedByRulesOfALaterRelease() {
        var id = clerk.created(named("Orders")).latest();
        clerk.database.use(sql -> sql.update(
                "update workflow_version set dialect = 999 where workflow = ?",
                id.workflow().value()));
        assertThatThrownBy(() -> new StoredPlans(clerk.database, Samples.NODE_TYPES).load(id))
                .isInstanceOf(PlanUnavailable.class)
                .hasMessageContaining("later release");
    }

    @Test
    void doesNotGrowWithoutEnd() {
        var plans = new StoredPlans(clerk.database, Samples.NODE_TYPES, 10);
        var ids = IntStream.range(0, 30)
                .mapToObj(_ -> clerk.created(named("Orders", webhook("hook", "POST", "x")))
                        .latest())
                .toList();
        ids.forEach(plans::load);
        plans.tidyUp();
        assertThat(ids).filteredOn(id -> plans.cached(id).isPresent()).hasSizeLessThanOrEqualTo(5);
        assertThat(plans.load(ids.getFirst()).id()).isEqualTo(ids.getFirst());
    }
}
