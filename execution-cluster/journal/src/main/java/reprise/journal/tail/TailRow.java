package reprise.journal.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import reprise.core.execution.PersistenceIds;
import reprise.database.Row;
import reprise.journal.Entry;
import reprise.journal.EventLine;
import reprise.journal.EventLines;
import reprise.journal.Position;
import reprise.journal.UnreadableEvent;

/**
 * What one decision added to the journal, as the tail finds it: its events are told apart but not yet read.
 *
 * @param sequenceNr of the first event in the row
 * @param bytes the size of the row
 * @param events those of them that somebody wants
 * @param damage why the events cannot be told apart; then there are none
 */
public record TailRow(
        Position position,
        String persistenceId,
        long sequenceNr,
        int bytes,
        List<TailEvent> events,
        Optional<UnreadableEvent> damage) {

    /** The columns this is read from. The alias keeps {@code order by tx} from meaning the text. */
    public static final String COLUMNS =
            "j.tx::text as at_tx, j.ordering, j.persistence_id, j.sequence_number, j.event_count, j.events";

    /** An event with its place in the history of its execution. */
    public record TailEvent(long sequenceNr, EventLine line) {}

    public static TailRow of(Row row) {
        var position = positionOf(row);
        var id = row.text("persistence_id");
        long first = row.number("sequence_number");
        var bytes = row.bytes("events");
        try {
            var lines = EventLines.read(bytes, row.integer("event_count"));
            var events = new ArrayList<TailEvent>(lines.size());
            for (var line : lines) {
                events.add(new TailEvent(first + events.size(), line));
            }
            return new TailRow(position, id, first, bytes.length, events, Optional.empty());
        } catch (UnreadableEvent damage) {
            return new TailRow(position, id, first, bytes.length, List.of(), Optional.of(damage));
        }
    }

    /** All its events. @throws RuntimeException where one of them cannot be read */
    public List<Entry> entries(EventDecoder decoder) {
        damage.ifPresent(unreadable -> {
            throw unreadable;
        });
        var execution = PersistenceIds.execution(persistenceId);
        return events.stream()
                .map(event ->
                        new Entry(position, execution, event.sequenceNr(), decoder.decode(execution, event.line())))
                .toList();
    }

    /** The same row, as if it had no other events. */
    TailRow only(Predicate<EventLine> wanted) {
        var kept = events.stream().filter(event -> wanted.test(event.line())).toList();
        return new TailRow(position, persistenceId, sequenceNr, bytes, kept, damage);
    }

    static Position positionOf(Row row) {
        return new Position(Long.parseUnsignedLong(row.text("at_tx")), row.number("ordering"));
    }
}
