package reprise.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/**
 * Once its completion is recorded, a node does not call again, beyond what was on its way by then; what was on its way in
 * a process that was frozen meanwhile is so still when that is thawed.
 */
public final class NoEffectAfterItsRecord implements Checker {
    /** As long as an attempt of the tested workflow may take. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(5);

    @Override
    public String promise() {
        return "done is done";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var completed = new HashMap<String, Instant>();
        for (var row : evidence.rows(JournalRow.NODE_COMPLETED)) {
            completed.putIfAbsent(row.execution() + "/" + row.node().orElse(""), row.at());
        }
        var violations = new ArrayList<String>();
        for (var arrival : evidence.arrivals()) {
            arrival.key().flatMap(EffectKey::parse).ifPresent(key -> {
                var at = completed.get(key.effect());
                if (at != null
                        && arrival.at().isAfter(at.plus(IN_FLIGHT))
                        && !thawed(arrival.at(), at, evidence.disturbances())) {
                    violations.add("call " + arrival.number() + " came "
                            + Duration.between(at, arrival.at()).toMillis() + " ms after " + key.effect()
                            + " was recorded as completed");
                }
            });
        }
        return violations;
    }

    private static boolean thawed(Instant call, Instant completion, List<Disturbance> disturbances) {
        return disturbances.stream()
                .filter(one -> one.kind() == Kind.NODE_FROZEN)
                .anyMatch(one -> !completion.isBefore(one.from())
                        && !call.isAfter(one.until().plus(IN_FLIGHT)));
    }
}
