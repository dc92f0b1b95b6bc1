package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.journal.JournalUnderTest.append;
import static reprise.journal.JournalUnderTest.execution;
import static reprise.journal.JournalUnderTest.failure;
import static reprise.journal.JournalUnderTest.skipped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.NodeId;
import reprise.core.StepId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.NodeCompleted;
import reprise.core.execution.ExecutionEvent.NodeStarted;
import reprise.core.execution.Output;
import reprise.core.execution.PersistenceIds;
import reprise.core.value.Value;
import reprise.journal.AppendRefused.JournalFull;
import reprise.journal.AppendRefused.NotWritten;
import reprise.journal.AppendRefused.SequenceTaken;
import reprise.journal.AppendRefused.Unstorable;
import reprise.postgres.testing.TestPostgres;
import reprise.sdk.Json;

class JournalWriterTest {
    private static final StepId NODE = StepId.of(new NodeId("node"));

    private final JournalUnderTest journal = new JournalUnderTest();
    private final List<CompletableFuture<Void>> futures = new ArrayList<>();

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void writesWhatWaitsWhileACommitIsUnderWayInTheNextCommit() {
        journal.hold(skipped(0, 1, 1), futures);
        IntStream.rangeClosed(1, 50).forEach(i -> futures.add(journal.writer.append(skipped(i, 1, 3))));
        assertThat(journal.writer.waiting()).isEqualTo(151);
        journal.release();

        assertThat(futures).allSatisfy(future -> assertThat(failure(future)).isNull());
        assertThat(journal.count("count(*) from event_journal")).isEqualTo(51);
        assertThat(journal.count("sum(event_count) from event_journal")).isEqualTo(151);
        assertThat(journal.count("count(distinct tx) from event_journal")).isEqualTo(2);
    }

    @Test
    void tellsThoseWhoWaitInTheOrderTheyCame() {
        var told = Collections.synchronizedList(new ArrayList<Integer>());
        journal.hold(skipped(0, 1, 1), futures);
        IntStream.rangeClosed(1, 50)
                .forEach(
                        i -> futures.add(journal.writer.append(skipped(i, 1, 1)).thenRun(() -> told.add(i))));
        journal.release();

        assertThat(futures).allSatisfy(future -> assertThat(failure(future)).isNull());
        assertThat(told)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void refusesOnlyTheAppendWhosePlaceIsTaken() {
        assertThat(failure(journal.writer.append(skipped(2, 1, 2)))).isNull();

        journal.hold(skipped(0, 1, 1), futures);
        var before = journal.writer.append(skipped(1, 1, 1));
        var late = journal.writer.append(skipped(2, 1, 3));
        var after = journal.writer.append(skipped(3, 1, 1));
        journal.release();

        assertThat(failure(late))
                .isInstanceOf(SequenceTaken.class)
                .hasMessageContaining(PersistenceIds.of(execution(2)));
        assertThat(failure(before)).isNull();
        assertThat(failure(after)).isNull();
        assertThat(journal.history(2))
                .as("nothing of it, not even the part beyond what is there")
                .hasSize(2);
        assertThat(journal.committed)
                .extracting(Append::persistenceId)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void tellsAllThatWaitAtOnceThatTheyWereNotWrittenWhenTheDatabaseGoesAway() {
        journal.hold(skipped(0, 1, 1), futures);
        var waiting = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> journal.writer.append(skipped(i, 1, 1_000)))
                .toList();
        journal.breaksOnce.set(new OutOfMemoryError("the connection is gone"));
        journal.release();

        assertThat(failure(futures.getFirst())).as("it may or may not be there").isInstanceOf(JournalUnavailable.class);
        assertThat(waiting).allSatisfy(append -> assertThat(failure(append)).isInstanceOf(NotWritten.class));
        assertThat(failure(journal.writer.append(skipped(2, 1, 1))))
                .as("it goes on")
                .isNull();
    }

    @Test
    void refusesOnlyTheAppendThatTheDatabaseCannotStore() {
        journal.hold(skipped(0, 1, 1), futures);
        var bad = journal.writer.append(
                new Append("execution|\0", 1, skipped(1, 1, 1).events()));
        var good = journal.writer.append(skipped(2, 1, 1));
        journal.release();

        assertThat(failure(bad)).isInstanceOf(Unstorable.class);
        assertThat(failure(good)).isNull();
    }

    @Test
    void keepsWhatPostgresWouldNotTakeAsText() {
        var odd = Json.object(
                "nul\0", "a\0b\u0001", "wide", "𝄞\ufffe\u2028", "number", new java.math.BigDecimal("1E+390"));
        List<ExecutionEvent> events = List.of(new NodeStarted(NODE, 1, Value.of(odd), Instant.EPOCH));
        assertThat(failure(journal.writer.append(append(1, 1, events)))).isNull();
        assertThat(journal.history(1)).isEqualTo(events);
    }

    @Test
    void writesLargePayloadsWithTheEventOrNotAtAll() {
        var large = new NodeCompleted(
                NODE,
                1,
                "main",
                new Output.Data(JournalUnderTest.VALUES.keep(Json.of("x".repeat(100_000)))),
                Instant.EPOCH);
        assertThat(failure(journal.writer.append(append(1, 1, List.of(large, large)))))
                .isNull();
        assertThat(failure(journal.writer.append(skipped(2, 1, 1)))).isNull();
        assertThat(failure(journal.writer.append(append(2, 1, List.of(large))))).isInstanceOf(SequenceTaken.class);

        assertThat(journal.history(1)).containsExactly(large, large);
        assertThat(journal.count("count(*) from payload")).isOne();
        assertThat(journal.count("count(*) from payload p join event_journal e using (persistence_id)"
                        + " where p.xmin = e.xmin and e.sequence_number = 1"))
                .isOne();
    }

    @Test
    void goesOnByItselfAfterItsConnectionWasCut() {
        assertThat(failure(journal.writer.append(skipped(1, 1, 1)))).isNull();
        cutConnections();

        var first = failure(journal.writer.append(skipped(2, 1, 1)));
        assertThat(first == null || first instanceof JournalUnavailable).isTrue();
        assertThat(failure(journal.writer.append(skipped(3, 1, 1)))).isNull();
        assertThat(journal.eventualHistory(3)).hasSize(1);
    }

    @Test
    void goesOnByItselfAfterTheServerWasKilledAndLosesNothingItAcknowledged() {
        var acknowledged = new ArrayList<Integer>();
        var killed = TestPostgres.server().pid();
        boolean wasAway = false;
        for (int i = 1; i <= 20 || !wasAway || acknowledged.getLast() < i - 1; i++) {
            if (i == 10) {
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            }
            switch (failure(journal.writer.append(skipped(i, 1, 1)))) {
                case null -> acknowledged.add(i);
                case JournalUnavailable _, NotWritten _ -> wasAway = true;
                case Throwable other -> throw new AssertionError(other);
            }
        }
        assertThat(acknowledged)
                .allSatisfy(i -> assertThat(journal.eventualHistory(i)).hasSize(1));
    }

    @Test
    void refusesWhatIsTooMuchAndGoesOnWhenThereIsRoom() {
        journal.hold(skipped(0, 1, 1), futures);
        var many = journal.writer.append(skipped(1, 1, 49_999));
        assertThat(failure(journal.writer.append(skipped(2, 1, 1)))).isInstanceOf(JournalFull.class);
        journal.release();

        assertThat(failure(many)).isNull();
        assertThat(journal.count("sum(event_count) from event_journal")).isEqualTo(50_000);
        assertThat(failure(journal.writer.append(skipped(2, 1, 1)))).isNull();
        assertThat(journal.writer.waiting()).isBetween(0, 1);
    }

    @Test
    void writesWhatWaitsBeforeItCloses() {
        journal.hold(skipped(0, 1, 1), futures);
        IntStream.rangeClosed(1, 20).forEach(i -> futures.add(journal.writer.append(skipped(i, 1, 1))));
        var closing = Thread.ofVirtual().start(journal.writer::close);
        journal.release();

        assertThat(futures).allSatisfy(future -> assertThat(failure(future)).isNull());
        join(closing);
        assertThat(failure(journal.writer.append(skipped(21, 1, 1)))).isInstanceOf(JournalFull.class);
    }

    @Test
    void answersEverybodyWhoCameWhileItClosed() {
        var answered = new ArrayList<CompletableFuture<Void>>();
        var closing = Thread.ofVirtual().unstarted(journal.writer::close);
        for (int i = 0; i < 2_000; i++) {
            if (i == 500) {
                closing.start();
            }
            answered.add(journal.writer.append(skipped(i, 1, 1)));
        }
        join(closing);
        assertThat(answered).allSatisfy(future -> {
            var failure = failure(future);
            assertThat(failure == null || failure instanceof JournalFull).isTrue();
        });
    }

    @Test
    void outlivesWhateverABatchBringsUponIt() {
        journal.breaksOnce.set(new OutOfMemoryError("no room for this batch"));
        assertThat(failure(journal.writer.append(skipped(1, 1, 1)))).isInstanceOf(JournalUnavailable.class);
        assertThat(failure(journal.writer.append(skipped(2, 1, 1)))).isNull();
    }

    @Test
    void keepsWhatManyWriteAtOnce() {
        var written = new ConcurrentHashMap<Long, List<ExecutionEvent>>();
        try (var many = Executors.newFixedThreadPool(16)) {
            for (int thread = 0; thread < 16; thread++) {
                int seed = thread;
                many.submit(() -> {
                    var dice = new SplittableRandom(seed);
                    for (int i = 0; i < 60; i++) {
                        long number = seed * 1_000L + i;
                        var events = IntStream.rangeClosed(0, dice.nextInt(4))
                                .mapToObj(_ -> (ExecutionEvent)
                                        new NodeStarted(NODE, 1, Value.of(Events.json(dice, 3)), Instant.EPOCH))
                                .toList();
                        if (failure(journal.writer.append(append(number, 1, events))) == null) {
                            written.put(number, events);
                        }
                    }
                });
            }
        }
        assertThat(written).hasSize(16 * 60);
        written.forEach((number, events) -> assertThat(journal.history(number)).isEqualTo(events));
    }

    @Test
    void letsOnlyOneOfManyHaveAPlace() {
        var winners = IntStream.range(0, 40).mapToObj(_ -> journal.writer.append(skipped(7, 1, 2))).toList().stream()
                .filter(future -> switch (failure(future)) {
                    case null -> true;
                    case SequenceTaken _ -> false;
                    case Throwable other -> throw new AssertionError(other);
                })
                .count();
        assertThat(winners).isOne();
        assertThat(journal.history(7)).hasSize(2);
    }

    private void cutConnections() {
        journal.database.use(sql -> sql.query(
                "select pg_terminate_backend(pid) as cut from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()",
                row -> row.truth("cut")));
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(JournalUnderTest.AT_MOST)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
