package reprise.journal.tail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reprise.database.Sql;
import reprise.journal.EventLine;
import reprise.journal.EventNames;
import reprise.journal.Position;

/**
 * What another source reads, without the events between the beginning and the end of an execution that has both in one
 * batch. For readers who tell of an execution that is over only how it began and ended: under load most are over within
 * a batch, and their middles are most of the journal.
 */
public record WithoutMiddles(TailSource source) implements TailSource {
    private static final Set<String> ENDS = Set.of(EventNames.STARTED, EventNames.ENDED);

    @Override
    public TailBatch read(Sql sql, Position after, int limit) {
        var batch = source.read(sql, after, limit);
        var rows = thinned(batch.rows());
        return new TailBatch(rows, batch.end(), events(batch.rows()) - events(rows), batch.more());
    }

    static List<TailRow> thinned(List<TailRow> rows) {
        var begun = new HashSet<String>();
        var whole = new HashSet<String>();
        for (var row : rows) {
            if (has(row, EventNames.STARTED)) {
                begun.add(row.persistenceId());
            }
            if (has(row, EventNames.ENDED) && begun.contains(row.persistenceId())) {
                whole.add(row.persistenceId());
            }
        }
        return rows.stream()
                .map(row -> whole.contains(row.persistenceId()) ? row.only(WithoutMiddles::isNoMiddle) : row)
                .filter(row -> !row.events().isEmpty() || row.damage().isPresent())
                .toList();
    }

    private static boolean has(TailRow row, String name) {
        return row.events().stream().anyMatch(event -> event.line().name().equals(name));
    }

    private static boolean isNoMiddle(EventLine line) {
        return ENDS.contains(line.name());
    }

    private static int events(List<TailRow> rows) {
        return rows.stream().mapToInt(row -> row.events().size()).sum();
    }
}
