package reprise.views;

import java.util.List;
import reprise.database.Sql;
import reprise.journal.Entry;

/**
 * A read model: tables made from the journal and from nothing else. It bears repetition: an entry that is in its tables
 * already changes nothing, so a tail may start again anywhere before the place it had reached.
 */
public interface View {

    /** Stable: it names the view's rebuild and its version in the database. */
    String name();

    /** Raised when rows made by earlier code must be made again from the journal. */
    int version();

    /** Its tables; a rebuild makes and swaps them together. */
    List<String> tables();

    /** Takes in entries, in journal order, within the caller's transaction. */
    void apply(Sql sql, List<Entry> batch);
}
