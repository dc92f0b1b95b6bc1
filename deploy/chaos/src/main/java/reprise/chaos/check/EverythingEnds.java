package reprise.chaos.check;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/** Every execution that began has ended by the time the product was given to settle. */
public final class EverythingEnds implements Checker {

    @Override
    public String promise() {
        return "nothing is stuck";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var ended = evidence.rows(JournalRow.ENDED).stream()
                .map(JournalRow::execution)
                .collect(toSet());
        return evidence.histories().entrySet().stream()
                .filter(history -> !ended.contains(history.getKey()))
                .map(history -> "execution " + history.getKey() + " has not ended; the last that is known of it is "
                        + history.getValue().getLast().name())
                .toList();
    }
}
