package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.journal.JournalUnderTest.append;
import static reprise.journal.JournalUnderTest.execution;
import static reprise.journal.JournalUnderTest.failure;
import static reprise.journal.JournalUnderTest.skipped;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.StartKey;
import reprise.core.value.Value;
import reprise.journal.AppendRefused.KeyTaken;
import reprise.journal.AppendRefused.Unstorable;
import reprise.journal.IdempotencyKeys.Held;
import reprise.sdk.Json;

class IdempotencyKeysTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00.000001Z");
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final WorkflowId ORDERS = new WorkflowId(new UUID(7, 1));
    private static final WorkflowId BILLS = new WorkflowId(new UUID(7, 2));
    private static final Json SMALL = Json.of("x");

    private final JournalUnderTest journal = new JournalUnderTest();
    private final IdempotencyKeys keys = new IdempotencyKeys(journal.database);

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void areWrittenWithTheStartThatTheyBegan() {
        begin(1, ORDERS, "a", NOW);

        assertThat(keys.held(ORDERS, "a", NOW)).contains(new Held(execution(1), Optional.of("print-1")));
        assertThat(journal.count("count(*) from idempotency_key k, event_journal j where k.xmin = j.xmin"))
                .isOne();
    }

    @Test
    void lateOnesBeginNothingAndLeaveNothing() {
        begin(1, ORDERS, "a", NOW);
        var late = journal.writer.append(start(2, ORDERS, "a", NOW.plusSeconds(1), Json.of("x".repeat(100_000))));

        assertThat(failure(late)).isInstanceOf(KeyTaken.class);
        assertThat(journal.history(2)).isEmpty();
        assertThat(journal.count("count(*) from payload")).isZero();
        assertThat(journal.committed).extracting(Append::persistenceId).doesNotContain(named(2));
        assertThat(keys.held(ORDERS, "a", NOW).orElseThrow().execution()).isEqualTo(execution(1));
    }

    @Test
    void areNoErrorToTheOthersOfTheirCommit() {
        begin(1, ORDERS, "a", NOW);
        var futures = new ArrayList<CompletableFuture<Void>>();
        journal.hold(skipped(90, 1, 1), futures);
        var late = journal.writer.append(start(2, ORDERS, "a", NOW, SMALL));
        futures.add(journal.writer.append(start(3, ORDERS, "b", NOW, Json.of("x".repeat(100_000)))));
        futures.add(journal.writer.append(start(4, BILLS, "a", NOW, SMALL)));
        futures.add(journal.writer.append(skipped(5, 1, 2)));
        journal.release();

        assertThat(failure(late)).isInstanceOf(KeyTaken.class);
        assertThat(futures).allSatisfy(future -> assertThat(failure(future)).isNull());
        assertThat(journal.count("count(distinct tx) from event_journal"))
                .as("what came together was written together")
                .isEqualTo(3);
        assertThat(journal.count("count(*) from payload")).isOne();
    }

    @Test
    void ofOneCommitTheFirstCounts() {
        var held = new ArrayList<CompletableFuture<Void>>();
        journal.hold(skipped(90, 1, 1), held);
        var together = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> journal.writer.append(start(i, ORDERS, "a", NOW, SMALL)))
                .toList();
        journal.release();

        assertThat(failure(together.getFirst())).isNull();
        assertThat(together.stream().skip(1))
                .allSatisfy(late -> assertThat(failure(late)).isInstanceOf(KeyTaken.class));
        assertThat(journal.count("count(*) from event_journal")).isEqualTo(2);
    }

    @Test
    void haveOneOwnerHoweverManyNodesWrite() {
        try (var other = new JournalWriter(journal.database.dataSource(), journal.codec, "other", (_, _) -> {})) {
            var all = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 400; i++) {
                var writer = i % 2 == 0 ? journal.writer : other;
                all.add(writer.append(start(i, ORDERS, "key-" + (i * 7 % 20), NOW, SMALL)));
            }
            assertThat(all.stream().map(JournalUnderTest::failure).filter(failure -> !(failure instanceof KeyTaken)))
                    .hasSize(20)
                    .containsOnlyNulls();
        }
        assertThat(journal.count("count(*) from event_journal")).isEqualTo(20);
        assertThat(journal.count("count(*) from idempotency_key k join event_journal j"
                        + " on j.persistence_id = 'execution|' || k.execution_id"))
                .isEqualTo(20);
    }

    @Test
    void areTakenAnewAfterTheirTime() {
        begin(1, ORDERS, "a", NOW);
        var over = NOW.plus(WINDOW);
        assertThat(failure(journal.writer.append(start(2, ORDERS, "a", over.minusNanos(1_000), SMALL))))
                .isInstanceOf(KeyTaken.class);
        assertThat(keys.held(ORDERS, "a", over)).isEmpty();

        begin(3, ORDERS, "a", over);
        assertThat(keys.held(ORDERS, "a", over).orElseThrow().execution()).isEqualTo(execution(3));
        assertThat(failure(journal.writer.append(start(4, ORDERS, "a", over.plusSeconds(1), SMALL))))
                .isInstanceOf(KeyTaken.class);
    }

    @Test
    void withoutAnEndAreNeverForgotten() {
        var forEver = new StartKey("a", Optional.empty(), Optional.empty());
        assertThat(failure(journal.writer.append(start(1, ORDERS, forEver, NOW, SMALL))))
                .isNull();
        var later = NOW.plus(Duration.ofDays(40_000));

        assertThat(keys.forget(later, 10)).isZero();
        assertThat(keys.held(ORDERS, "a", later)).contains(new Held(execution(1), Optional.empty()));
        assertThat(failure(journal.writer.append(start(2, ORDERS, forEver, later, SMALL))))
                .isInstanceOf(KeyTaken.class);
    }

    @Test
    void areForgottenInSmallBatchesOnceTheirTimeIsOver() {
        IntStream.rangeClosed(1, 5).forEach(i -> begin(i, ORDERS, "key-" + i, NOW.plusSeconds(i)));
        var now = NOW.plusSeconds(4).plus(WINDOW);

        assertThat(keys.forget(now, 3)).isEqualTo(3);
        assertThat(keys.forget(now, 3)).isEqualTo(1);
        assertThat(keys.forget(now, 3)).isZero();
        assertThat(keys.held(ORDERS, "key-5", now)).isPresent();
        assertThat(journal.history(1)).as("the execution stays").hasSize(1);
    }

    @Test
    void mayBeAnyText() {
        for (var key : List.of("", "\0", "ä€𝄞", "\ud834", "x".repeat(100_000))) {
            long number = journal.count("count(*) from event_journal");
            begin(number, ORDERS, key, NOW);
            assertThat(failure(journal.writer.append(start(99, ORDERS, key, NOW, SMALL))))
                    .isInstanceOf(KeyTaken.class);
        }
    }

    @Test
    void areKeptApartAlsoWhereTheDatabaseRefusesSomethingOfTheCommit() {
        begin(1, ORDERS, "a", NOW);
        var held = new ArrayList<CompletableFuture<Void>>();
        journal.hold(skipped(90, 1, 1), held);
        var bad = journal.writer.append(
                new Append("execution|\0", 1, skipped(9, 1, 1).events()));
        var late = journal.writer.append(start(2, ORDERS, "a", NOW, SMALL));
        var good = journal.writer.append(start(3, ORDERS, "b", NOW, SMALL));
        journal.release();

        assertThat(failure(bad)).isInstanceOf(Unstorable.class);
        assertThat(failure(late)).isInstanceOf(KeyTaken.class);
        assertThat(failure(good)).isNull();
    }

    private void begin(long execution, WorkflowId workflow, String key, Instant at) {
        assertThat(failure(journal.writer.append(start(execution, workflow, key, at, SMALL))))
                .isNull();
    }

    private static Append start(long execution, WorkflowId workflow, String key, Instant at, Json input) {
        var start = new StartKey(key, Optional.of("print-" + execution), Optional.of(at.plus(WINDOW)));
        return start(execution, workflow, start, at, input);
    }

    private static Append start(long execution, WorkflowId workflow, StartKey key, Instant at, Json input) {
        return append(
                execution,
                1,
                List.of(new Started(
                        execution(execution),
                        new PlanId(workflow, 1),
                        new WorkspaceId(new UUID(8, 1)),
                        new NodeId("hook"),
                        "webhook",
                        JournalUnderTest.VALUES.keep(input),
                        Value.of(Json.EMPTY_OBJECT),
                        Cause.UNKNOWN,
                        Optional.of(key),
                        Optional.empty(),
                        Optional.empty(),
                        at)));
    }

    private static String named(long execution) {
        return "execution|" + execution(execution);
    }
}
