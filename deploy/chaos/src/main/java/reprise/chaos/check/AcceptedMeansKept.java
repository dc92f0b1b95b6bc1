package reprise.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/** Every request answered 2xx has exactly one execution, begun by it or, under its key, by an earlier one. */
public final class AcceptedMeansKept implements Checker {

    @Override
    public String promise() {
        return "accepted means kept";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var begun = evidence.rows(JournalRow.STARTED).stream().collect(groupingBy(JournalRow::execution));
        var violations = new ArrayList<String>();
        for (var request : evidence.requests()) {
            if (!request.accepted()) {
                continue;
            }
            if (request.execution().isEmpty()) {
                violations.add("request " + request.id() + " was accepted without naming its execution");
                continue;
            }
            var execution = request.execution().get();
            var starts = begun.getOrDefault(execution, List.of());
            if (starts.isEmpty()) {
                violations.add(
                        "request " + request.id() + " was accepted, but its execution " + execution + " is nowhere");
            } else if (request.key().isEmpty() && !starts.getFirst().requestId().equals(Optional.of(request.id()))) {
                violations.add("request " + request.id() + " was answered with execution " + execution
                        + ", which another request began");
            }
        }
        return violations;
    }

    /** How many were accepted and are nowhere. */
    public static long lost(Evidence evidence) {
        var begun = evidence.rows(JournalRow.STARTED).stream()
                .map(JournalRow::execution)
                .collect(toSet());
        return evidence.count(request -> request.accepted()
                && request.execution().filter(begun::contains).isEmpty());
    }
}
