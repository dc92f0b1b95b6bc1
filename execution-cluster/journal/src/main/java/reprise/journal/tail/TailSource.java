package reprise.journal.tail;

import reprise.database.Sql;
import reprise.journal.Position;

/** What a tail reads. */
@FunctionalInterface
public interface TailSource {

    /** What follows {@code after}, looking at {@code limit} rows at most. Called in a transaction of its own. */
    TailBatch read(Sql sql, Position after, int limit);
}
