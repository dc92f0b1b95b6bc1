package reprise.journal.tail;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reprise.database.Sql;
import reprise.journal.EventNames;
import reprise.journal.Position;

/**
 * What another source reads, without the events between the beginning and the end of an execution that has both in one
 * batch. For readers who tell of an execution that is over only how it began and ended: under load most are over within
 * a batch, and their middles are most of the journal.
 */
public record WithoutMiddles(TailSource source) implements TailSource {

    @Override
    public TailBatch read(Sql sql, Position after, int limit) {
        var batch = source.read(sql, after, limit);
        var rows = thinned(batch.rows());
        return new TailBatch(rows, batch.end(), batch.rows().size() - rows.size(), batch.more());
    }

    static List<TailRow> thinned(List<TailRow> rows) {
        var begun = new HashSet<String>();
        var whole = new HashSet<String>();
        for (var row : rows) {
            if (row.name().equals(EventNames.STARTED)) {
                begun.add(row.persistenceId());
            } else if (row.name().equals(EventNames.ENDED) && begun.contains(row.persistenceId())) {
                whole.add(row.persistenceId());
            }
        }
        return rows.stream().filter(row -> !isMiddle(row, whole)).toList();
    }

    private static boolean isMiddle(TailRow row, Set<String> whole) {
        return whole.contains(row.persistenceId())
                && !row.name().equals(EventNames.STARTED)
                && !row.name().equals(EventNames.ENDED);
    }
}
