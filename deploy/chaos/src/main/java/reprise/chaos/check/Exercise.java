package reprise.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import reprise.chaos.evidence.Arrival;
import reprise.chaos.evidence.Disturbance.Kind;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;
import reprise.chaos.evidence.Request;

/**
 * What a run has met with. A run in which nothing was hit proves nothing.
 *
 * @param acknowledged requests answered 2xx
 * @param strikes disturbances while requests were in flight
 * @param answersLost commits done whose answer was withheld
 * @param indeterminate requests that were told neither yes nor no
 * @param unavailable of these, answered 503
 * @param keptUntold indeterminate requests whose start was kept all the same
 * @param deduplicated answers that named an earlier request's execution
 * @param reRun calls made again under their key after a disturbance
 * @param takenOver executions that went on under another writer
 * @param refused requests told no, as they should be
 * @param longestTakeOver until the others had done what was under way when a node was killed
 * @param longestOutage the longest time without a 2xx between two of them
 */
public record Exercise(
        long acknowledged,
        long strikes,
        long answersLost,
        long indeterminate,
        long unavailable,
        long keptUntold,
        long deduplicated,
        long reRun,
        long takenOver,
        long refused,
        Duration longestTakeOver,
        Duration longestOutage) {

    public static Exercise of(Evidence evidence) {
        return new Exercise(
                evidence.count(Request::accepted),
                evidence.disturbances().stream()
                        .filter(one -> one.kind() != Kind.ANSWER_LOST && one.inFlight() > 0)
                        .count(),
                evidence.disturbances().stream()
                        .filter(one -> one.kind() == Kind.ANSWER_LOST)
                        .count(),
                evidence.count(Request::indeterminate),
                evidence.count(request -> request.status() == 503),
                keptUntold(evidence),
                evidence.count(request -> request.accepted() && request.replayed()),
                reRun(evidence),
                takenOver(evidence),
                evidence.count(Request::refused),
                longestTakeOver(evidence),
                longestOutage(evidence));
    }

    private static long keptUntold(Evidence evidence) {
        var kept = new HashSet<String>();
        evidence.rows(JournalRow.STARTED).forEach(row -> row.requestId().ifPresent(kept::add));
        return evidence.count(request -> request.indeterminate() && kept.contains(request.id()));
    }

    private static long reRun(Evidence evidence) {
        var last = new HashMap<String, Arrival>();
        long count = 0;
        for (var arrival : evidence.arrivals()) {
            var before = arrival.key().map(key -> last.put(key, arrival));
            if (before.isPresent()
                    && evidence.disturbances().stream()
                            .anyMatch(one -> !one.from().isAfter(arrival.at())
                                    && !one.until().isBefore(before.get().at()))) {
                count++;
            }
        }
        return count;
    }

    private static long takenOver(Evidence evidence) {
        return evidence.histories().values().stream()
                .filter(rows -> rows.stream().map(JournalRow::writer).distinct().count() > 1)
                .count();
    }

    private static Duration longestTakeOver(Evidence evidence) {
        return evidence.disturbances().stream()
                .filter(one -> one.kind() == Kind.NODE_KILLED)
                .map(one -> Duration.between(one.from(), one.until()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration longestOutage(Evidence evidence) {
        var answers = evidence.requests().stream()
                .filter(Request::accepted)
                .map(Request::returnedAt)
                .sorted(Comparator.naturalOrder())
                .toList();
        var longest = Duration.ZERO;
        Instant last = null;
        for (var at : answers) {
            if (last != null && Duration.between(last, at).compareTo(longest) > 0) {
                longest = Duration.between(last, at);
            }
            last = at;
        }
        return longest;
    }
}
