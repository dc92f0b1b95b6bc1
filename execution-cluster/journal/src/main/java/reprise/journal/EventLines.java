package reprise.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one decision as they stand in their row: a JSON array that plain SQL can take apart, one event a line,
 * {@code {"name":"execution.ended","version":1,"bytes":70,"event":{…}}}. Each line begins with the length of its event,
 * so that a reader of one need not look at the others.
 */
public final class EventLines {
    private static final String NAME = "{\"name\":\"";
    private static final String VERSION = "\",\"version\":";
    private static final String BYTES = ",\"bytes\":";
    private static final String EVENT = ",\"event\":";

    static byte[] write(List<StoredEvent> events) {
        var row = new ByteArrayOutputStream(
                events.stream().mapToInt(event -> event.event().length + 96).sum());
        for (var event : events) {
            var head = (row.size() == 0 ? "[" : ",\n")
                    + NAME
                    + event.name()
                    + VERSION
                    + event.version()
                    + BYTES
                    + event.event().length
                    + EVENT;
            row.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            row.writeBytes(event.event());
            row.write('}');
        }
        row.write(']');
        return row.toByteArray();
    }

    /**
     * Does not look at the events themselves.
     *
     * @param count how many there must be
     * @throws UnreadableEvent where the row does not hold so many, line by line
     */
    public static List<EventLine> read(byte[] row, int count) {
        var cursor = new Cursor(row);
        var lines = new ArrayList<EventLine>(Math.min(count, row.length));
        cursor.expect("[");
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                cursor.expect(",\n");
            }
            lines.add(cursor.line());
        }
        cursor.expect("]");
        return lines;
    }

    private static final class Cursor {
        private static final int LONGEST_NAME = 100;

        private final byte[] row;
        private int at;

        Cursor(byte[] row) {
            this.row = row;
        }

        EventLine line() {
            expect(NAME);
            var name = name();
            expect(VERSION);
            int version = number();
            expect(BYTES);
            int length = number();
            expect(EVENT);
            int from = at;
            if (length > row.length - from) {
                throw damaged();
            }
            at += length;
            expect("}");
            return new EventLine(name, version, row, from, from + length);
        }

        void expect(String text) {
            for (int i = 0; i < text.length(); i++, at++) {
                if (at >= row.length || row[at] != text.charAt(i)) {
                    throw damaged();
                }
            }
        }

        private String name() {
            int from = at;
            while (at < row.length && row[at] != '"' && at - from < LONGEST_NAME) {
                at++;
            }
            return new String(row, from, at - from, StandardCharsets.US_ASCII);
        }

        private int number() {
            long number = 0;
            int from = at;
            while (at < row.length && row[at] >= '0' && row[at] <= '9' && at - from < 10) {
                number = number * 10 + row[at++] - '0';
            }
            if (at == from || number > Integer.MAX_VALUE) {
                throw damaged();
            }
            return (int) number;
        }

        private UnreadableEvent damaged() {
            return new UnreadableEvent("the row of its events is damaged at byte " + at);
        }
    }

    private EventLines() {}
}
