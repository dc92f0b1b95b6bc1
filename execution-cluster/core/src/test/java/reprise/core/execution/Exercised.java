package reprise.core.execution;

import java.util.EnumMap;
import java.util.Map;

/** How often the simulation came to what it is there for: a run that never met a fault proves nothing. */
final class Exercised {

    enum Path {
        COLLISION,
        ANSWER_LOST,
        WRITE_LOST,
        CRASH,
        TWO_OWNERS,
        STALE_REPORT,
        ATTEMPT_REPEATED,
        RETRY,
        TIMER,
        STARTED_TWICE,
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELLED
    }

    private final Map<Path, Integer> counts = new EnumMap<>(Path.class);

    void saw(Path path) {
        counts.merge(path, 1, Integer::sum);
    }

    void add(Exercised other) {
        other.counts.forEach((path, count) -> counts.merge(path, count, Integer::sum));
    }

    Map<Path, Integer> counts() {
        return counts;
    }
}
