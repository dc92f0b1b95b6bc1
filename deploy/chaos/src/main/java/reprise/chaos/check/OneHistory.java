package reprise.chaos.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/** Each execution's events are numbered 1 to n, begin with its start, end with its end, and had one writer at a time. */
public final class OneHistory implements Checker {
    /** Upon these, executions are given to other nodes. */
    private static final Set<Kind> OF_NODES =
            EnumSet.of(Kind.NODE_KILLED, Kind.NODE_FROZEN, Kind.NODE_STOPPED, Kind.NODE_JOINED);

    @Override
    public String promise() {
        return "one history";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new ArrayList<String>();
        evidence.histories().forEach((execution, rows) -> {
            numbered(execution, rows, violations);
            framed(execution, rows, violations);
            writers(execution, rows, evidence.disturbances(), violations);
        });
        return violations;
    }

    private static void numbered(String execution, List<JournalRow> rows, List<String> violations) {
        long expected = 1;
        for (var row : rows) {
            if (row.sequenceNr() != expected) {
                violations.add("execution " + execution + " has event " + row.sequenceNr() + " where " + expected
                        + " should be");
                return;
            }
            expected++;
        }
    }

    private static void framed(String execution, List<JournalRow> rows, List<String> violations) {
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.is(JournalRow.STARTED) != (i == 0)) {
                violations.add("execution " + execution + " has " + row.name() + " at " + row.sequenceNr());
            }
            if (row.is(JournalRow.ENDED) && i < rows.size() - 1) {
                violations.add("execution " + execution + " goes on after its end, with "
                        + rows.get(i + 1).name());
            }
        }
    }

    /** A process that was given an execution again must have been: because another node went, or came. */
    private static void writers(
            String execution, List<JournalRow> rows, List<Disturbance> disturbances, List<String> violations) {
        Set<String> gone = new HashSet<>();
        var before = rows.getFirst();
        for (var row : rows) {
            if (!row.writer().equals(before.writer())) {
                gone.add(before.writer());
                if (gone.contains(row.writer()) && !nodesChanged(disturbances, before.at(), row.at())) {
                    violations.add("execution " + execution + " was taken back by writer " + row.writer() + " at "
                            + row.sequenceNr());
                }
            }
            before = row;
        }
    }

    private static boolean nodesChanged(List<Disturbance> disturbances, Instant from, Instant until) {
        return disturbances.stream()
                .anyMatch(disturbance -> OF_NODES.contains(disturbance.kind())
                        && !disturbance.from().isAfter(until)
                        && !disturbance.until().isBefore(from));
    }
}
