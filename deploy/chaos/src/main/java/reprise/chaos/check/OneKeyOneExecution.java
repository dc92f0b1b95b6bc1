package reprise.chaos.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/** However often it is sent, a key has one execution, and all its answers name that one. */
public final class OneKeyOneExecution implements Checker {

    @Override
    public String promise() {
        return "one key, one execution";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new ArrayList<String>();
        var answered = new HashMap<String, String>();
        for (var request : evidence.requests()) {
            if (request.accepted()
                    && request.key().isPresent()
                    && request.execution().isPresent()) {
                var key = request.key().get();
                var execution = request.execution().get();
                var first = answered.putIfAbsent(key, execution);
                if (first != null && !first.equals(execution)) {
                    violations.add("key " + key + " was answered with execution " + first + " and with " + execution);
                }
            }
        }
        var begun = new HashMap<String, String>();
        for (var row : evidence.rows(JournalRow.STARTED)) {
            row.key().ifPresent(key -> {
                var first = begun.putIfAbsent(key, row.execution());
                if (first != null) {
                    violations.add("key " + key + " began execution " + first + " and " + row.execution());
                }
            });
        }
        return violations;
    }

    /** How many executions there are beyond the first of their key. */
    public static long duplicates(Evidence evidence) {
        var keys = evidence.rows(JournalRow.STARTED).stream()
                .flatMap(row -> row.key().stream())
                .toList();
        return keys.size() - keys.stream().distinct().count();
    }
}
