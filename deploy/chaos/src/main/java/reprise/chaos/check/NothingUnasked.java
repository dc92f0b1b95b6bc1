package reprise.chaos.check;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;
import reprise.chaos.evidence.Request;

/** Every execution was begun by a request that was sent, and that was not told it had been refused; once each. */
public final class NothingUnasked implements Checker {

    @Override
    public String promise() {
        return "nothing runs that nobody asked for";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var requests = evidence.requests().stream().collect(toMap(Request::id, identity(), (first, _) -> first));
        var seen = new HashSet<String>();
        var violations = new ArrayList<String>();
        for (var row : evidence.rows(JournalRow.STARTED)) {
            var request = row.requestId().map(requests::get);
            if (request.isEmpty()) {
                violations.add("execution " + row.execution() + " was begun by no request of ours");
            } else if (request.get().refused()) {
                violations.add("execution " + row.execution() + " was begun by request "
                        + request.get().id() + ", which was refused with "
                        + request.get().status());
            } else if (!seen.add(request.get().id())) {
                violations.add(
                        "request " + request.get().id() + " began more than one execution, such as " + row.execution());
            }
        }
        return violations;
    }
}
