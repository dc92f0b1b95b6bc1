package reprise.chaos.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/** No node of an execution is recorded as completed twice. */
public final class CompletedOnce implements Checker {

    @Override
    public String promise() {
        return "a node completes once";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var row : evidence.rows(JournalRow.NODE_COMPLETED)) {
            if (!seen.add(row.execution() + "/" + row.node().orElse(""))) {
                violations.add("node " + row.node().orElse("?") + " of execution " + row.execution()
                        + " completed again at " + row.sequenceNr());
            }
        }
        return violations;
    }
}
