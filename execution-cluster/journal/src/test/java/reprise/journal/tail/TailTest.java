package reprise.journal.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.journal.tail.TestJournal.eventually;
import static reprise.journal.tail.TestJournal.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.execution.PersistenceIds;
import reprise.journal.Slices;

class TailTest {
    private final TestJournal journal = TestJournal.fresh();
    private final List<Tail> tails = new ArrayList<>();

    @AfterEach
    void close() {
        tails.forEach(Tail::close);
        journal.close();
    }

    @Test
    void bringsEachEventOnceAndInOrder() {
        started(journal.tail(TestJournal::note));
        IntStream.rangeClosed(1, 500).forEach(i -> journal.append(execution(i), 1));

        eventually(() -> journal.noted().size() >= 500);
        assertThat(journal.noted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(i -> i + ":1").toList());
    }

    @Test
    void leavesNothingOfABatchThatFailedInTheMiddle() {
        var attempts = new AtomicInteger();
        IntStream.rangeClosed(1, 50).forEach(i -> journal.append(execution(i), 1));
        started(journal.tail((sql, batch) -> {
            TestJournal.note(sql, batch.subList(0, batch.size() / 2));
            if (attempts.incrementAndGet() == 1) {
                sql.query("select pg_terminate_backend(pg_backend_pid())", row -> row.truth("pg_terminate_backend"));
            }
            TestJournal.note(sql, batch.subList(batch.size() / 2, batch.size()));
        }));

        eventually(() -> journal.noted().size() >= 50);
        assertThat(journal.noted()).hasSize(50).doesNotHaveDuplicates();
        assertThat(attempts).hasValueGreaterThan(1);
    }

    @Test
    void goesOnWithoutAPoisonousEvent() {
        var tail = journal.tail((sql, batch) -> {
            TestJournal.note(sql, batch);
            if (batch.stream().anyMatch(entry -> entry.execution().equals(execution(13)))) {
                sql.update("insert into noted (sequence_nr) values ((?::text)::bigint)", "not a number");
            }
        });
        IntStream.rangeClosed(1, 40).forEach(i -> journal.append(execution(i), 1));
        started(tail);

        eventually(() -> journal.noted().size() >= 39 && tail.counts().deadLetters() == 1);
        assertThat(journal.noted()).hasSize(39).doesNotContain("13:1").doesNotHaveDuplicates();
        assertThat(deadLetters()).containsExactly(PersistenceIds.of(execution(13)) + ":1");
    }

    @Test
    void goesOnWithoutAnEventThatCannotBeRead() {
        journal.append(execution(1), 1);
        journal.append(execution(2), 1);
        journal.append(execution(3), 1);
        journal.database.use(sql -> sql.update(
                "update event_journal set events = ? where persistence_id = ?",
                new byte[] {'{', 0, (byte) 0xff},
                PersistenceIds.of(execution(2))));
        started(journal.tail(TestJournal::note));

        eventually(() -> journal.noted().size() == 2);
        assertThat(journal.noted()).containsExactly("1:1", "3:1");
        assertThat(deadLetters()).containsExactly(PersistenceIds.of(execution(2)) + ":1");
    }

    @Test
    void cannotWriteOnceAnotherHasTakenOver() throws InterruptedException {
        var inHand = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var zombie = new Tail(
                "test",
                Slices.Range.ALL,
                "zombie",
                journal.database,
                (sql, after, limit) -> {
                    var batch = new TailQuery(Slices.Range.ALL).read(sql, after, limit);
                    if (!batch.rows().isEmpty()) {
                        inHand.countDown();
                        await(goOn);
                    }
                    return batch;
                },
                EventDecoder.of(TestJournal.CODEC),
                TestJournal::note,
                TailSettings.LIVE,
                journal.signal);
        started(zombie);
        journal.append(execution(1), 1);
        inHand.await();

        started(journal.tail(TestJournal::note));
        eventually(() -> journal.noted().size() == 1);
        goOn.countDown();

        eventually(zombie::hasEnded);
        assertThat(journal.noted()).containsExactly("1:1");
    }

    @Test
    void followsAnOffsetThatWasSetBackByHand() {
        var tail = started(journal.tail(TestJournal::note));
        journal.append(execution(1), 1);
        journal.append(execution(2), 1);
        eventually(() -> journal.noted().size() == 2);

        journal.database.use(sql -> sql.script("update tail_offset set tx = '0', ordering = 0"));
        journal.append(execution(3), 1);

        eventually(() -> journal.noted().size() == 5);
        assertThat(journal.noted()).containsExactly("1:1", "2:1", "1:1", "2:1", "3:1");
        assertThat(tail.hasEnded()).isFalse();
    }

    @Test
    void goesOnWhereAnEarlierOneWasClosed() {
        var first = started(journal.tail(TestJournal::note));
        journal.append(execution(1), 1);
        eventually(() -> journal.noted().size() == 1);
        first.close();
        assertThat(first.hasEnded()).isTrue();

        journal.append(execution(2), 1);
        started(journal.tail(TestJournal::note));

        eventually(() -> journal.noted().size() == 2);
        assertThat(journal.noted()).containsExactly("1:1", "2:1");
    }

    @Test
    void canBeDividedAndPutTogetherAgain() {
        var whole = started(journal.tail(TestJournal::note));
        IntStream.rangeClosed(1, 50).forEach(i -> journal.append(execution(i), 1));
        eventually(() -> journal.noted().size() == 50);

        var low = started(journal.tail(new Slices.Range(0, 511), TestJournal::note));
        var high = started(journal.tail(new Slices.Range(512, 1023), TestJournal::note));
        IntStream.rangeClosed(51, 100).forEach(i -> journal.append(execution(i), 1));
        eventually(() -> journal.noted().size() >= 100);
        eventually(whole::hasEnded);
        assertThat(journal.noted()).hasSize(100).doesNotHaveDuplicates();
        low.close();
        high.close();

        started(journal.tail(TestJournal::note));
        journal.append(execution(101), 1);
        eventually(() -> journal.noted().contains("101:1"));
        assertThat(List.copyOf(journal.noted()).stream().distinct()).hasSize(101);
    }

    private List<String> deadLetters() {
        return journal.database.with(sql -> sql.query(
                "select persistence_id, sequence_nr from tail_dead_letter where name = 'test' order by ordering",
                row -> row.text("persistence_id") + ":" + row.number("sequence_nr")));
    }

    private Tail started(Tail tail) {
        tails.add(tail.start(() -> {}));
        return tail;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
