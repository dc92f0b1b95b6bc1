package reprise.journal;

import java.util.Arrays;

/** One event within a row of the journal, not yet read. {@code from} and {@code to} delimit it in the bytes of the row. */
public record EventLine(String name, int version, byte[] row, int from, int to) {

    /** The event alone: JSON in UTF-8. */
    public byte[] event() {
        return Arrays.copyOfRange(row, from, to);
    }
}
