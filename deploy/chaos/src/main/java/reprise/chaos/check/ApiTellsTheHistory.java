package reprise.chaos.check;

import java.util.ArrayList;
import java.util.List;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/** Whoever asks the API for an execution is told what its events add up to. */
public final class ApiTellsTheHistory implements Checker {

    @Override
    public String promise() {
        return "the API tells the history";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var histories = evidence.histories();
        var violations = new ArrayList<String>();
        for (var shown : evidence.shown()) {
            var last = histories.getOrDefault(shown.execution(), List.of()).stream()
                    .reduce((_, later) -> later);
            var status = last.filter(row -> row.is(JournalRow.ENDED))
                    .flatMap(JournalRow::status)
                    .orElse("running");
            long sequenceNr = last.map(JournalRow::sequenceNr).orElse(0L);
            if (!shown.status().equals(status) || shown.sequenceNr() != sequenceNr) {
                violations.add("the API shows " + shown + " where the history says " + status + " at " + sequenceNr);
            }
        }
        return violations;
    }
}
