package reprise.journal.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reprise.journal.EventLine;
import reprise.journal.EventNames;
import reprise.journal.Position;
import reprise.journal.UnreadableEvent;
import reprise.journal.tail.TailRow.TailEvent;

class WithoutMiddlesTest {
    private final List<TailRow> rows = new ArrayList<>();

    @Test
    void leavesOutWhatHappenedBetweenBeginningAndEnd() {
        add("a", 1, EventNames.STARTED);
        add("b", 1, EventNames.STARTED, EventNames.NODE_COMPLETED);
        add("a", 2, EventNames.NODE_COMPLETED);
        add("a", 3, EventNames.NODE_COMPLETED, EventNames.ENDED);
        add("c", 1, EventNames.STARTED, EventNames.NODE_COMPLETED, EventNames.ENDED);
        assertThat(thinned()).containsExactly("a1", "b1", "b2", "a4", "c1", "c3");
    }

    @Test
    void keepsAllOfWhatBeganBefore() {
        add("a", 2, EventNames.NODE_COMPLETED, EventNames.ENDED);
        assertThat(thinned()).containsExactly("a2", "a3");
    }

    @Test
    void keepsWhatIsDamagedForOthersToReport() {
        rows.add(new TailRow(new Position(1, 1), "a", 1, 0, List.of(), Optional.of(new UnreadableEvent("torn"))));
        assertThat(WithoutMiddles.thinned(rows)).isEqualTo(rows);
    }

    private Stream<String> thinned() {
        return WithoutMiddles.thinned(rows).stream()
                .flatMap(row -> row.events().stream().map(event -> row.persistenceId() + event.sequenceNr()));
    }

    private void add(String id, long sequenceNr, String... names) {
        var events = new ArrayList<TailEvent>();
        for (var name : names) {
            events.add(new TailEvent(sequenceNr + events.size(), new EventLine(name, 1, new byte[0], 0, 0)));
        }
        rows.add(new TailRow(new Position(1, rows.size()), id, sequenceNr, 0, events, Optional.empty()));
    }
}
