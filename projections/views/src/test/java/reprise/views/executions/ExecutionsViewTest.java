package reprise.views.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.ExecutionId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Execution;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.ExecutionStatus;
import reprise.core.execution.Outcome;
import reprise.database.Database;
import reprise.journal.Entry;
import reprise.views.testing.RandomHistory;
import reprise.views.testing.TestViews;

class ExecutionsViewTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId(new UUID(7, 1));
    private static final List<WorkflowId> WORKFLOWS =
            IntStream.range(0, 3).mapToObj(i -> new WorkflowId(new UUID(8, i))).toList();

    private final Database database = TestViews.database();
    private final ExecutionsView view = new ExecutionsView();
    private final Random random = new Random(42);
    private final List<List<ExecutionEvent>> histories = IntStream.range(0, 300)
            .mapToObj(i -> RandomHistory.of(random, WORKSPACE, WORKFLOWS.get(i % WORKFLOWS.size())))
            .toList();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isTheFoldOfTheHistoriesHoweverTheyAreCut() {
        apply(TestViews.mixed(histories, random));

        assertIsTheFold();
    }

    @Test
    void countsNothingTwiceWhenTheTailStartsAgainEarlier() {
        var journal = TestViews.mixed(histories, random);
        int reached = 0;
        while (reached < journal.size()) {
            int from = Math.max(0, reached - random.nextInt(200));
            int to = Math.min(journal.size(), reached + 1 + random.nextInt(300));
            apply(journal.subList(from, to));
            reached = to;
        }
        apply(journal);

        assertIsTheFold();
    }

    @Test
    void leavesOutWhatBeganUnread() {
        var entries = TestViews.entries(histories.subList(0, 2));
        apply(entries.subList(1, entries.size()));

        assertThat(list(ExecutionQuery.newest(10)))
                .extracting(ListedExecution::id)
                .containsExactly(id(histories.get(1)));
    }

    private void apply(List<Entry> journal) {
        int from = 0;
        while (from < journal.size()) {
            int to = Math.min(journal.size(), from + 1 + random.nextInt(120));
            var batch = journal.subList(from, to);
            database.transact(sql -> view.apply(sql, batch));
            from = to;
        }
    }

    private void assertIsTheFold() {
        var expected = histories.stream().map(ExecutionsViewTest::folded).toList();
        assertThat(list(ExecutionQuery.newest(1000))).containsExactlyInAnyOrderElementsOf(expected);
        for (var workflow : WORKFLOWS) {
            assertCounts(
                    workflow,
                    expected.stream()
                            .filter(e -> e.plan().workflow().equals(workflow))
                            .toList());
        }
    }

    private void assertCounts(WorkflowId workflow, List<ListedExecution> executions) {
        var activity = database.with(sql -> WorkflowActivity.of(sql, WORKSPACE, WORKFLOWS))
                .get(workflow);
        var last = executions.stream()
                .max(Comparator.comparing(ListedExecution::startedAt).thenComparing(e -> e.id().toString()))
                .orElseThrow();
        assertThat(activity.total()).isEqualTo(executions.size());
        assertThat(activity.running()).isEqualTo(count(executions, status -> !status.isOver()));
        assertThat(activity.failed()).isEqualTo(count(executions, status -> status == ExecutionStatus.FAILED));
        assertThat(activity.lastExecution()).isEqualTo(last.id());
        assertThat(activity.lastStatus()).isEqualTo(last.status());

        var stats = database.with(sql -> ExecutionStats.between(
                sql, WORKSPACE, Optional.of(workflow), Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z")));
        var ended = executions.stream()
                .filter(execution -> execution.completedAt().isPresent())
                .collect(
                        Collectors.groupingBy(e -> e.completedAt().orElseThrow().truncatedTo(ChronoUnit.HOURS)));
        assertThat(stats)
                .extracting(ExecutionStats::hour)
                .containsExactlyElementsOf(ended.keySet().stream().sorted().toList());
        for (var hour : stats) {
            var durations = ended.get(hour.hour()).stream()
                    .map(e -> e.duration().orElseThrow())
                    .sorted()
                    .toList();
            assertThat(hour.all().count()).isEqualTo(durations.size());
            assertThat(hour.all().max()).isEqualTo(durations.getLast().truncatedTo(ChronoUnit.MILLIS));
            assertThat(hour.all().percentile(0.5))
                    .isBetween(
                            median(durations),
                            median(durations).multipliedBy(3).dividedBy(2).plusMillis(1));
            assertThat(hour.count(ExecutionStatus.CANCELLED))
                    .isEqualTo(count(ended.get(hour.hour()), status -> status == ExecutionStatus.CANCELLED));
        }
    }

    private static Duration median(List<Duration> sorted) {
        return sorted.get((sorted.size() + 1) / 2 - 1).truncatedTo(ChronoUnit.MILLIS);
    }

    private static long count(List<ListedExecution> executions, Predicate<ExecutionStatus> of) {
        return executions.stream()
                .filter(execution -> of.test(execution.status()))
                .count();
    }

    /** What the list should say of a history, by the engine's own fold of it. */
    private static ListedExecution folded(List<ExecutionEvent> history) {
        var state = Execution.fold(history);
        var start = (Started) history.getFirst();
        var end = state instanceof Execution.Over over ? Optional.of(over.at()) : Optional.<Instant>empty();
        var failed = state instanceof Execution.Over over && over.outcome() instanceof Outcome.Failed f
                ? Optional.of(new ListedExecution.Problem(f.failure().code(), "no\ufffdanswer\ufffd"))
                : Optional.<ListedExecution.Problem>empty();
        return new ListedExecution(
                start.id(),
                start.workspace(),
                start.plan(),
                start.triggerType(),
                ExecutionStatus.of(state),
                start.at().truncatedTo(ChronoUnit.MICROS),
                end.map(time -> time.truncatedTo(ChronoUnit.MICROS)),
                failed,
                history.size());
    }

    private static ExecutionId id(List<ExecutionEvent> history) {
        return ((Started) history.getFirst()).id();
    }

    private List<ListedExecution> list(ExecutionQuery query) {
        return new ArrayList<>(database.with(sql -> ExecutionList.page(sql, WORKSPACE, query)));
    }
}
