package reprise.language.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import reprise.core.definition.Place;

/** Notes where each value stands, where anybody wants to know. */
sealed interface PlaceNotes {

    PlaceNotes NONE = new Nowhere();

    void enter(String name);

    void enter(int index);

    void leave();

    /** The parser is at the first token of a value. False where there is no room to note it. */
    boolean value(JsonParser parser) throws IOException;

    record Nowhere() implements PlaceNotes {
        @Override
        public void enter(String name) {}

        @Override
        public void enter(int index) {}

        @Override
        public void leave() {}

        @Override
        public boolean value(JsonParser parser) {
            return true;
        }
    }

    /** Keeps them by path, as {@link reprise.core.definition.SourceText} wants them. */
    final class ByPath implements PlaceNotes {
        final PlaceBook book = new PlaceBook();
        private final CharSequence source;
        private final List<String> path = new ArrayList<>(List.of(""));

        ByPath(CharSequence source) {
            this.source = source;
        }

        @Override
        public void enter(String name) {
            path.add(path.getLast().isEmpty() ? name : path.getLast() + "." + name);
        }

        @Override
        public void enter(int index) {
            path.add(path.getLast() + "[" + index + "]");
        }

        @Override
        public void leave() {
            path.removeLast();
        }

        @Override
        public boolean value(JsonParser parser) throws IOException {
            var at = parser.currentTokenLocation();
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    && isPlain((int) at.getCharOffset(), parser.getText())) {
                book.text(path.getLast(), new Place(at.getLineNr(), at.getColumnNr() + 1));
            }
            return book.value(path.getLast(), new Place(at.getLineNr(), at.getColumnNr()));
        }

        /** Whether the text stands there character by character, without escapes. */
        private boolean isPlain(int quote, String text) {
            int end = quote + 1 + text.length();
            return end < source.length()
                    && source.charAt(end) == '"'
                    && text.contentEquals(source.subSequence(quote + 1, end));
        }
    }
}
