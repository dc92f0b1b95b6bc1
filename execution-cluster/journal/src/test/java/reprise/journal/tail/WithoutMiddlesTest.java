package reprise.journal.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reprise.journal.EventNames;
import reprise.journal.Position;

class WithoutMiddlesTest {
    private final List<TailRow> rows = new ArrayList<>();

    @Test
    void leavesOutWhatHappenedBetweenBeginningAndEnd() {
        add("a", 1, EventNames.STARTED);
        add("b", 1, EventNames.STARTED);
        add("a", 2, EventNames.NODE_COMPLETED);
        add("b", 2, EventNames.NODE_COMPLETED);
        add("a", 3, EventNames.ENDED);
        assertThat(WithoutMiddles.thinned(rows).stream().map(row -> row.persistenceId() + row.sequenceNr()))
                .containsExactly("a1", "b1", "b2", "a3");
    }

    @Test
    void keepsAllOfWhatBeganBefore() {
        add("a", 2, EventNames.NODE_COMPLETED);
        add("a", 3, EventNames.ENDED);
        assertThat(WithoutMiddles.thinned(rows)).hasSize(2);
    }

    private void add(String id, long sequenceNr, String name) {
        rows.add(new TailRow(new Position(1, rows.size()), id, sequenceNr, name, 1, new byte[0]));
    }
}
