package reprise.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reprise.chaos.evidence.Arrival;
import reprise.chaos.evidence.Disturbance;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;

/**
 * What reaches the outside was announced in the journal before, brings the payload unchanged, and is repeated under its
 * key only where its outcome was in doubt; and what the journal calls an answer was given by the outside.
 */
public final class HonestEffects implements Checker {
    /** A call may be read late on a busy machine, and a repetition decided before its answer was seen. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    /** A node dates its events by what it knows of the database's clock, the outside by its own. */
    private static final Duration CLOCKS = Duration.ofMillis(5);

    @Override
    public String promise() {
        return "effects are honest";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var violations = new ArrayList<String>();
        var keyed = byKey(evidence, violations);
        var attempts = evidence.rows(JournalRow.NODE_STARTED).stream()
                .collect(groupingBy(row -> row.execution() + "/" + row.node().orElse("")));
        keyed.forEach((text, arrivals) -> EffectKey.parse(text)
                .ifPresentOrElse(
                        key -> {
                            announced(key, arrivals, attempts.getOrDefault(key.effect(), List.of()), violations);
                            alike(text, arrivals, violations);
                            repeatedForAReason(text, arrivals, evidence.disturbances(), violations);
                        },
                        () -> violations.add("a call came with the strange key " + text)));
        recorded(evidence, violations);
        return violations;
    }

    private static Map<String, List<Arrival>> byKey(Evidence evidence, List<String> violations) {
        for (var arrival : evidence.arrivals()) {
            if (arrival.key().isEmpty()) {
                violations.add("call " + arrival.number() + " of " + arrival.url() + " came without a key");
            }
            if (!arrival.intact()) {
                violations.add("call " + arrival.number() + " of " + arrival.url()
                        + " did not bring the payload that was once sent");
            }
        }
        return evidence.arrivals().stream()
                .filter(arrival -> arrival.key().isPresent())
                .collect(groupingBy(arrival -> arrival.key().get(), LinkedHashMap::new, Collectors.toList()));
    }

    /** A call after n definite answers belongs to attempt n + 1 or a later one. */
    private static void announced(
            EffectKey key, List<Arrival> arrivals, List<JournalRow> attempts, List<String> violations) {
        for (var arrival : arrivals) {
            boolean earlier = attempts.stream()
                    .anyMatch(row -> row.attempt().orElse(0) > key.answers()
                            && !row.at().isAfter(arrival.at().plus(CLOCKS)));
            if (!earlier) {
                violations.add("call " + arrival.number() + " under key "
                        + arrival.key().orElse("") + " came before any attempt was recorded");
            }
        }
    }

    private static void alike(String key, List<Arrival> arrivals, List<String> violations) {
        var first = arrivals.getFirst();
        for (var arrival : arrivals) {
            if (!arrival.method().equals(first.method())
                    || !arrival.url().equals(first.url())
                    || !arrival.body().equals(first.body())) {
                violations.add(
                        "calls " + first.number() + " and " + arrival.number() + " under key " + key + " differ");
            }
        }
    }

    private static void repeatedForAReason(
            String key, List<Arrival> arrivals, List<Disturbance> disturbances, List<String> violations) {
        for (int i = 1; i < arrivals.size(); i++) {
            var before = arrivals.get(i - 1);
            var again = arrivals.get(i);
            if (before.treatment().definite() && !disturbed(before.at(), again.at(), disturbances)) {
                violations.add("call " + again.number() + " repeats call " + before.number() + " under key " + key
                        + ", though that was answered (" + before.treatment()
                        + ") and nothing had happened in between");
            }
        }
    }

    private static boolean disturbed(Instant from, Instant until, List<Disturbance> disturbances) {
        return disturbances.stream()
                .anyMatch(one ->
                        !one.from().isAfter(until) && !one.until().plus(SLACK).isBefore(from));
    }

    /** A recorded answer is one that was given under that node's key. */
    private static void recorded(Evidence evidence, List<String> violations) {
        var arrivals = evidence.arrivals().stream().collect(Collectors.toMap(Arrival::number, arrival -> arrival));
        for (var row : evidence.rows(JournalRow.NODE_COMPLETED)) {
            row.arrival().ifPresent(number -> {
                var arrival = arrivals.get(number);
                boolean given = arrival != null
                        && arrival.treatment().succeeds()
                        && arrival.key()
                                .flatMap(EffectKey::parse)
                                .filter(key -> key.effect()
                                        .equals(row.execution() + "/"
                                                + row.node().orElse("")))
                                .isPresent();
                if (!given) {
                    violations.add("node " + row.node().orElse("?") + " of execution " + row.execution()
                            + " records the answer " + number + ", which was not given to it");
                }
            });
        }
    }
}
