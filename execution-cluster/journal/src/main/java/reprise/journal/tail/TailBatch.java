package reprise.journal.tail;

import java.util.List;
import reprise.journal.Position;

/**
 * A stretch of the journal.
 *
 * @param end everything up to here has been looked at, whether or not there is a row for it
 * @param leftOut how many more events there were that the reader has no use for
 * @param more whether there was no room for all there is
 */
public record TailBatch(List<TailRow> rows, Position end, int leftOut, boolean more) {

    public TailBatch(List<TailRow> rows, Position end, boolean more) {
        this(rows, end, 0, more);
    }
}
