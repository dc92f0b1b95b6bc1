package reprise.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where a page of a list ended: the keys of its last row, opaque to the one who sends it back. Its keys come from
 * outside, so they are values for a query's parameters and nothing else.
 */
public record Cursor(List<String> keys) {
    private static final String BETWEEN = "\n";
    private static final int LONGEST = 2000;

    public Cursor {
        keys = List.copyOf(keys);
    }

    /** The keys of a row in the order of the list's sorting; none of them contains a line break. */
    public static Cursor of(Object... keys) {
        return new Cursor(List.of(keys).stream().map(Object::toString).toList());
    }

    /** @throws Refused where the text is not a cursor we gave */
    static Cursor parse(String text) {
        if (text.length() > LONGEST) {
            throw foreign();
        }
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(decoded.split(BETWEEN, -1)));
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
    }

    public String text(int at) {
        if (at >= keys.size()) {
            throw foreign();
        }
        return keys.get(at);
    }

    public UUID id(int at) {
        return key(at, UUID::fromString);
    }

    public long number(int at) {
        return key(at, Outside::count);
    }

    public Instant instant(int at) {
        return key(at, Outside::moment);
    }

    @Override
    public String toString() {
        var text = String.join(BETWEEN, keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T key(int at, Function<String, T> parser) {
        try {
            return parser.apply(text(at));
        } catch (IllegalArgumentException unreadable) {
            throw foreign();
        }
    }

    private static Refused foreign() {
        return new Refused(Refusal.invalid("cursor", "must be a nextCursor of this list, as it was given"));
    }
}
