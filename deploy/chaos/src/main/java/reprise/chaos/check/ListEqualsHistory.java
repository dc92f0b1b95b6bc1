package reprise.chaos.check;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reprise.chaos.evidence.Evidence;
import reprise.chaos.evidence.JournalRow;
import reprise.chaos.evidence.ListRow;

/** Each row of the execution list says what the execution's events add up to, and there is one for each. */
public final class ListEqualsHistory implements Checker {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Override
    public String promise() {
        return "the list equals the history";
    }

    @Override
    public List<String> violations(Evidence evidence) {
        var shown = evidence.list().stream().collect(toMap(ListRow::execution, identity()));
        var histories = evidence.histories();
        var violations = new ArrayList<String>();
        histories.forEach((execution, rows) -> {
            var wanted = fold(execution, rows);
            var row = shown.get(execution);
            if (row == null) {
                violations.add("execution " + execution + " is not in the list");
            } else if (!same(row, wanted)) {
                violations.add("the list shows " + row + " where the history says " + wanted);
            }
        });
        for (var row : evidence.list()) {
            if (!histories.containsKey(row.execution())) {
                violations.add("the list shows execution " + row.execution() + ", which has no history");
            }
        }
        return violations;
    }

    /** Our own opinion of what the events add up to. */
    private static ListRow fold(String execution, List<JournalRow> rows) {
        var status = "running";
        var startedAt = Instant.EPOCH;
        Optional<Instant> completedAt = Optional.empty();
        long last = 0;
        for (var row : rows) {
            if (row.is(JournalRow.STARTED)) {
                startedAt = row.at();
            } else if (row.is(JournalRow.ENDED)) {
                status = row.status().orElse("?");
                completedAt = Optional.of(row.at());
            }
            last = row.sequenceNr();
        }
        return new ListRow(execution, status, startedAt, completedAt, last);
    }

    /** The database keeps times to the microsecond, rounded. */
    private static boolean same(ListRow shown, ListRow wanted) {
        return shown.status().equals(wanted.status())
                && shown.sequenceNr() == wanted.sequenceNr()
                && same(shown.startedAt(), wanted.startedAt())
                && shown.completedAt().isPresent() == wanted.completedAt().isPresent()
                && same(
                        shown.completedAt().orElse(Instant.EPOCH),
                        wanted.completedAt().orElse(Instant.EPOCH));
    }

    private static boolean same(Instant shown, Instant wanted) {
        return Duration.between(shown, wanted).abs().compareTo(MICROSECOND) <= 0;
    }
}
