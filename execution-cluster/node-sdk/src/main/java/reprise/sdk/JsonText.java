package reprise.sdk;

/** JSON as text: strict reading (RFC 8259, no duplicate names, bounded depth and numbers) and compact writing. */
public interface JsonText {

    /** @throws MalformedJson with a message that names line and column, never quoting the text */
    Json parse(String text) throws MalformedJson;

    /** @throws MalformedJson also where the bytes are not UTF-8 */
    Json parse(byte[] utf8) throws MalformedJson;

    String write(Json json);

    byte[] writeBytes(Json json);

    /** Text that is not JSON, or JSON beyond the limits. */
    final class MalformedJson extends Exception {
        private final int line;
        private final int column;

        public MalformedJson(String message, int line, int column) {
            super(message);
            this.line = line;
            this.column = column;
        }

        /** From 1; 0 where no place is known. */
        public int line() {
            return line;
        }

        /** From 1; 0 where no place is known. */
        public int column() {
            return column;
        }
    }
}
