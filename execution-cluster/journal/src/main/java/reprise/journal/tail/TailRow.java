package reprise.journal.tail;

import reprise.database.Row;
import reprise.journal.Position;

/** A stored event as the tail finds it, not yet read. */
public record TailRow(
        Position position, String persistenceId, long sequenceNr, String name, int version, byte[] event) {

    /** The columns this is read from. The alias keeps {@code order by tx} from meaning the text. */
    public static final String COLUMNS =
            "j.tx::text as at_tx, j.ordering, j.persistence_id, j.sequence_number, j.name, j.version, j.event";

    public static TailRow of(Row row) {
        return new TailRow(
                positionOf(row),
                row.text("persistence_id"),
                row.number("sequence_number"),
                row.text("name"),
                row.integer("version"),
                row.bytes("event"));
    }

    static Position positionOf(Row row) {
        return new Position(Long.parseUnsignedLong(row.text("at_tx")), row.number("ordering"));
    }
}
