package reprise.language.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reprise.core.definition.Place;

/** Notes where each value stands, where anybody wants to know. */
sealed interface Places {

    Places NONE = new Nowhere();

    void enter(String name);

    void enter(int index);

    void leave();

    /** The parser is at the first token of a value. */
    void value(JsonParser parser) throws IOException;

    record Nowhere() implements Places {
        @Override
        public void enter(String name) {}

        @Override
        public void enter(int index) {}

        @Override
        public void leave() {}

        @Override
        public void value(JsonParser parser) {}
    }

    /** Keeps them by path, as {@link reprise.core.definition.SourceText} wants them. */
    final class ByPath implements Places {
        final Map<String, Place> values = new HashMap<>();
        final Map<String, Place> texts = new HashMap<>();
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
        public void value(JsonParser parser) throws IOException {
            var at = parser.currentTokenLocation();
            values.put(path.getLast(), new Place(at.getLineNr(), at.getColumnNr()));
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    && isPlain((int) at.getCharOffset(), parser.getText())) {
                texts.put(path.getLast(), new Place(at.getLineNr(), at.getColumnNr() + 1));
            }
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
