package reprise.sdk.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bytes as text, by the charset that was named and no other: a byte that belongs to no character is never replaced. */
public final class Charsets {
    /** What nearly everybody names, and what databases and Python call UTF-8. */
    private static final Map<String, Charset> USUAL = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf8", StandardCharsets.UTF_8,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "us-ascii", StandardCharsets.US_ASCII,
            "utf8mb4", StandardCharsets.UTF_8,
            "utf8mb3", StandardCharsets.UTF_8,
            "utf-8-sig", StandardCharsets.UTF_8);

    /** All that there are. The JDK itself would look through every library again for each name that a stranger makes up. */
    private static final class Known {
        static final Map<String, Charset> BY_NAME = new HashMap<>();

        static {
            for (var charset : Charset.availableCharsets().values()) {
                charset.aliases().forEach(alias -> BY_NAME.put(alias.toLowerCase(Locale.ROOT), charset));
            }
            Charset.availableCharsets()
                    .values()
                    .forEach(it -> BY_NAME.put(it.name().toLowerCase(Locale.ROOT), it));
        }
    }

    /** The charset of that name, in any spelling; empty where there is none. */
    public static Optional<Charset> named(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(USUAL.get(lower)).or(() -> Optional.ofNullable(Known.BY_NAME.get(lower)));
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
