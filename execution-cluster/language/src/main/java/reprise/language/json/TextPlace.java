package reprise.language.json;

import reprise.core.definition.Place;

/** Finds line and column of an offset. */
final class TextPlace {

    static Place of(CharSequence text, int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                line++;
                start = i + 1;
            }
        }
        return new Place(line, offset - start + 1);
    }

    private TextPlace() {}
}
