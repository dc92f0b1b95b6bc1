package reprise.journal.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reprise.core.execution.PersistenceIds;
import reprise.database.Sql;
import reprise.journal.Position;
import reprise.journal.Slices;

class TailQueryTest {
    private final TestJournal journal = TestJournal.fresh();

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void holdsBackWhatASlowerTransactionMayYetPrecede() {
        var slow = journal.slowly(TestJournal.execution(1), 1);
        journal.append(TestJournal.execution(2), 1);

        assertThat(read(Position.START, 10).rows()).isEmpty();

        slow.commit();
        assertThat(names(read(Position.START, 10))).containsExactly(id(1), id(2));
    }

    @Test
    void doesNotWaitForWhatWasRolledBack() {
        var slow = journal.slowly(TestJournal.execution(1), 1);
        journal.append(TestJournal.execution(2), 1);
        slow.rollback();

        assertThat(names(read(Position.START, 10))).containsExactly(id(2));
    }

    @Test
    void goesOnWhereItWasAndSaysWhetherThereIsMore() {
        for (int i = 1; i <= 5; i++) {
            journal.append(TestJournal.execution(i), 1);
        }
        var first = read(Position.START, 3);
        var second = read(first.end(), 3);

        assertThat(names(first)).containsExactly(id(1), id(2), id(3));
        assertThat(first.more()).isTrue();
        assertThat(names(second)).containsExactly(id(4), id(5));
        assertThat(second.more()).isFalse();
    }

    @Test
    void readsALowerOrderingOfALaterTransactionLater() {
        var early = journal.slowly(TestJournal.execution(1), 1);
        var late = journal.slowly(TestJournal.execution(2), 1);
        early.connection();
        TestJournal.insert(new Sql(early.connection()), TestJournal.execution(1), 2);
        early.commit();

        assertThat(names(read(Position.START, 10))).containsExactly(id(1), id(1));
        late.commit();
        var all = read(Position.START, 10).rows();
        assertThat(all).extracting(TailRow::persistenceId).containsExactly(id(1), id(1), id(2));
        assertThat(all.get(1).position().ordering())
                .isGreaterThan(all.get(2).position().ordering());
    }

    @Test
    void readsNoMoreAtOnceThanFitsIntoMemory() {
        var large = new byte[TailQuery.BYTES_AT_ONCE / 2 + 1];
        for (int i = 1; i <= 3; i++) {
            int number = i;
            journal.append(TestJournal.execution(i), 1);
            journal.database.use(sql ->
                    sql.update("update event_journal set events = ? where persistence_id = ?", large, id(number)));
        }
        var first = read(Position.START, 10);
        var second = read(first.end(), 10);

        assertThat(names(first)).containsExactly(id(1), id(2));
        assertThat(first.more()).isTrue();
        assertThat(names(second)).containsExactly(id(3));
        assertThat(second.more()).isFalse();
    }

    @Test
    void movesOnThroughTheSlicesOfOthers() {
        var others = TestJournal.execution(1);
        journal.append(others, 1);
        int slice = Slices.of(PersistenceIds.of(others));
        var mine = slice == 0 ? new Slices.Range(1, 10) : new Slices.Range(0, slice - 1);

        var batch = journal.database.transaction(sql -> new TailQuery(mine).read(sql, Position.START, 10));

        assertThat(batch.rows()).isEmpty();
        assertThat(batch.end()).isGreaterThanOrEqualTo(read(Position.START, 10).end());
    }

    @Test
    void walksTheIndexAndSortsNothingWhetherAnalysedOrNot() {
        assertThat(plan()).contains("Index Scan using event_journal_position").doesNotContain("Sort");

        journal.database.use(sql -> sql.script("""
                insert into event_journal (slice, over, event_count, persistence_id, sequence_number, writer, events,
                    chain)
                select n % 1024, false, 1, 'execution|' || n, 1, 'test', '\\x7b7d', ''
                from generate_series(1, 20000) n
                """));
        assertThat(plan()).contains("Index Scan using event_journal_position").doesNotContain("Sort");

        journal.database.use(sql -> sql.script("analyze event_journal"));
        assertThat(plan()).contains("Index Scan using event_journal_position").doesNotContain("Sort");
        assertThat(plan()).containsPattern("Index Cond: .*ROW\\(tx, ordering\\) > ROW.*tx < pg_snapshot_xmin");
    }

    private String plan() {
        return journal.database.transaction(sql -> {
            IndexOrder.demand(sql);
            return String.join(
                    "\n",
                    sql.query("explain " + TailQuery.BATCH, row -> row.text("QUERY PLAN"), "0", 0L, 0, 1023, 1000));
        });
    }

    private TailBatch read(Position after, int limit) {
        return journal.database.transaction(sql -> new TailQuery(Slices.Range.ALL).read(sql, after, limit));
    }

    private static List<String> names(TailBatch batch) {
        return batch.rows().stream().map(TailRow::persistenceId).toList();
    }

    private static String id(int number) {
        return PersistenceIds.of(TestJournal.execution(number));
    }
}
