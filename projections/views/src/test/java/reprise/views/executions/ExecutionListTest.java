package reprise.views.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionStatus;
import reprise.core.execution.Outcome;
import reprise.core.value.Value;
import reprise.database.Database;
import reprise.journal.Entry;
import reprise.journal.Position;
import reprise.sdk.Failure;
import reprise.views.executions.ExecutionQuery.Order;
import reprise.views.testing.TestViews;

class ExecutionListTest {
    private static final WorkspaceId OURS = new WorkspaceId(new UUID(1, 1));
    private static final WorkspaceId THEIRS = new WorkspaceId(new UUID(1, 2));
    private static final WorkflowId ORDERS = new WorkflowId(new UUID(2, 1));
    private static final WorkflowId RETURNS = new WorkflowId(new UUID(2, 2));
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456Z");

    private final Database database = TestViews.database();
    private final ExecutionsView view = new ExecutionsView();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void goesThroughAllPagesOnceWhileNewOnesAreStarted() {
        for (int i = 0; i < 40; i++) {
            start(i, OURS, ORDERS, "webhook", NOON.plusSeconds(i / 4)); // four at a time, to the microsecond
        }
        var seen = new ArrayList<ListedExecution>();
        var query = ExecutionQuery.newest(7);
        for (var page = list(query); !page.isEmpty(); page = list(query)) {
            seen.addAll(page);
            query = query.behind(page.getLast());
            start(100 + seen.size(), OURS, ORDERS, "webhook", NOON.plusSeconds(1000 + seen.size()));
        }

        assertThat(seen).hasSize(40);
        assertThat(new HashSet<>(seen)).hasSize(40);
        assertThat(seen).extracting(ListedExecution::startedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void canBeReadFromTheOldestOn() {
        start(1, OURS, ORDERS, "webhook", NOON);
        start(2, OURS, ORDERS, "webhook", NOON.plusSeconds(1));
        start(3, OURS, ORDERS, "webhook", NOON.plusSeconds(2));
        var first = list(ExecutionQuery.newest(2).ordered(Order.OLDEST_FIRST));
        var rest = list(ExecutionQuery.newest(2).ordered(Order.OLDEST_FIRST).behind(first.getLast()));

        assertThat(ids(first)).containsExactly(id(1), id(2));
        assertThat(ids(rest)).containsExactly(id(3));
    }

    @Test
    void showsNoWorkspaceTheExecutionsOfAnother() {
        start(1, OURS, ORDERS, "webhook", NOON);
        start(2, THEIRS, ORDERS, "webhook", NOON);

        assertThat(ids(list(ExecutionQuery.newest(10)))).containsExactly(id(1));
        assertThat(ids(list(ExecutionQuery.newest(10).matching(id(2).toString()))))
                .isEmpty();
        assertThat(ids(list(ExecutionQuery.newest(10).ofWorkflow(ORDERS)))).containsExactly(id(1));
    }

    @Test
    void takesTimesBeyondAnyThereAre() {
        start(1, OURS, ORDERS, "webhook", NOON);

        assertThat(ids(list(ExecutionQuery.newest(10).startedBetween(Instant.MIN, Instant.MAX))))
                .containsExactly(id(1));
    }

    @Test
    void forgetsWhatWasDeletedAndOnlyInItsWorkspace() {
        start(1, OURS, ORDERS, "webhook", NOON);
        start(2, OURS, ORDERS, "webhook", NOON);

        database.use(sql -> ExecutionList.forget(sql, OURS, id(1)));
        database.use(sql -> ExecutionList.forget(sql, THEIRS, id(2)));
        end(1, new Outcome.Cancelled("late news of a deleted one"));

        assertThat(ids(list(ExecutionQuery.newest(10)))).containsExactly(id(2));
    }

    @Test
    void isNarrowedByEveryFilter() {
        start(1, OURS, ORDERS, "webhook", NOON);
        start(2, OURS, RETURNS, "webhook", NOON.plusSeconds(1));
        start(3, OURS, RETURNS, "schedule", NOON.plusSeconds(2));
        end(3, new Outcome.Failed(Failure.refused("UPSTREAM_STATUS", "The shop answered 503"), Optional.empty()));

        var all = ExecutionQuery.newest(10);
        assertThat(ids(list(all.ofWorkflow(RETURNS)))).containsExactly(id(3), id(2));
        assertThat(ids(list(all.standing(ExecutionStatus.RUNNING)))).containsExactly(id(2), id(1));
        assertThat(ids(list(all.triggeredBy("schedule")))).containsExactly(id(3));
        assertThat(ids(list(all.startedBetween(NOON, NOON.plusSeconds(1))))).containsExactly(id(1));
        assertThat(ids(list(all.matching("SHOP answered")))).containsExactly(id(3));
        assertThat(ids(list(all.matching("upstream_")))).containsExactly(id(3));
        assertThat(ids(list(all.matching("no such text \0")))).isEmpty();
        assertThat(ids(list(all.matching(id(2).toString())))).containsExactly(id(2));
        assertThat(ids(list(all.matching(id(2).toString().substring(0, 20))))).containsExactly(id(2));
    }

    @Test
    void showsWhyAnExecutionFailedWithoutWhatPostgresRefuses() {
        start(1, OURS, ORDERS, "webhook", NOON);
        end(1, new Outcome.Failed(Failure.permanent("BAD\0CODE", "\ud800" + "x".repeat(2000)), Optional.empty()));

        var error = list(ExecutionQuery.newest(1)).getFirst().error().orElseThrow();
        assertThat(error.code()).isEqualTo("BAD\ufffdCODE");
        assertThat(error.message()).hasSize(500).startsWith("\ufffdxxx");
    }

    @Test
    void everyFilterHasItsIndex() {
        database.use(sql -> sql.script("""
                insert into execution_list (id, workspace, workflow, version, trigger_type, status, started_at, sequence_nr, unsettled)
                select gen_random_uuid(), md5((n % 5)::text)::uuid, md5((n % 20)::text)::uuid, 1,
                    case when (n / 5) % 5 = 0 then 'schedule' else 'webhook' end,
                    case when (n / 5) % 5 = 0 then 'failed' else 'completed' end, now() - n * interval '1 second', 3, ''
                from generate_series(1, 30000) n;
                analyze execution_list
                """));
        for (var filter :
                List.of("true", "workflow = md5('3')::uuid", "status = 'failed'", "trigger_type = 'schedule'")) {
            var plan = database.with(sql -> String.join(
                    "\n",
                    sql.query(
                            "explain select * from execution_list where workspace = md5('3')::uuid and " + filter
                                    + " and (started_at, id) < (now(), md5('1')::uuid) order by started_at desc, id desc limit 20",
                            row -> row.text("QUERY PLAN"))));
            assertThat(plan)
                    .as(filter)
                    .contains("Index Scan Backward")
                    .doesNotContain("Sort")
                    .doesNotContain("Filter");
        }
    }

    private void start(int number, WorkspaceId workspace, WorkflowId workflow, String trigger, Instant at) {
        apply(number, 1, started(number, workspace, workflow, trigger, at));
    }

    private static Started started(int number, WorkspaceId workspace, WorkflowId workflow, String trigger, Instant at) {
        return new Started(
                id(number),
                new PlanId(workflow, 1),
                workspace,
                new NodeId("hook"),
                trigger,
                Value.EMPTY_OBJECT,
                Value.EMPTY_OBJECT,
                Cause.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at);
    }

    private void end(int number, Outcome outcome) {
        apply(number, 2, new Ended(outcome, false, NOON.plusSeconds(60)));
    }

    private void apply(int number, long sequenceNr, ExecutionEvent event) {
        var entry = new Entry(Position.START, id(number), sequenceNr, event);
        database.transact(sql -> view.apply(sql, List.of(entry)));
    }

    private static ExecutionId id(int number) {
        return new ExecutionId(new UUID(0x0190_0000_0000_7000L + ((long) number << 24), number));
    }

    private static List<ExecutionId> ids(List<ListedExecution> executions) {
        return executions.stream().map(ListedExecution::id).toList();
    }

    private List<ListedExecution> list(ExecutionQuery query) {
        return database.with(sql -> ExecutionList.page(sql, OURS, query));
    }
}
