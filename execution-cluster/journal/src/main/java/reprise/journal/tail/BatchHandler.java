package reprise.journal.tail;

import java.util.List;
import reprise.database.Sql;
import reprise.journal.Entry;

/** Takes in what a tail brings. */
@FunctionalInterface
public interface BatchHandler {

    /** In journal order, within the transaction that also moves the tail's offset: both are kept, or neither. */
    void apply(Sql sql, List<Entry> batch);
}
