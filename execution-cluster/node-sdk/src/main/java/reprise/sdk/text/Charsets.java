package reprise.sdk.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bytes as text, by the charset that was named and no other: a byte that belongs to no character is never replaced. */
public final class Charsets {
    /** What databases and Python call UTF-8. */
    private static final Map<String, Charset> OTHER_NAMES = Map.of(
            "utf8mb4", StandardCharsets.UTF_8,
            "utf8mb3", StandardCharsets.UTF_8,
            "utf-8-sig", StandardCharsets.UTF_8);

    /** The charset of that name, in any spelling; empty where there is none. */
    public static Optional<Charset> named(String name) {
        try {
            var other = OTHER_NAMES.get(name.strip().toLowerCase(Locale.ROOT));
            return Optional.of(other == null ? Charset.forName(name.strip()) : other);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** What a byte order mark at the beginning says; empty where there is none. */
    public static Optional<Charset> marked(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)
                ? Optional.of(StandardCharsets.UTF_16)
                : Optional.empty();
    }

    /** How many bytes UTF-8's byte order mark takes at the beginning of that text. */
    public static int markLength(byte[] bytes, Charset charset) {
        return charset == StandardCharsets.UTF_8 && begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    /** A text as a whole: a byte order mark says how it is written and is no part of it. */
    public static Optional<String> text(byte[] bytes, Charset charset) {
        return decode(bytes, charset).map(text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** What the bytes mean; empty where one of them means nothing in that charset. */
    public static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i == bytes.length || bytes[i] != (byte) mark[i]) {
                return false;
            }
        }
        return true;
    }

    private Charsets() {}
}
