package reprise.language.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import reprise.sdk.JsonText.MalformedJson;

/** Bytes that claim to be UTF-8, taken at their word only where it is true. */
public final class Utf8 {

    /** @throws MalformedJson with the place of the first byte that is not UTF-8 */
    public static String decode(byte[] bytes) throws MalformedJson {
        refuseOtherEncodings(bytes);
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return strictly(bytes).toString().substring(mark(bytes) == 0 ? 0 : 1);
    }

    /** How many bytes a byte order mark takes at the beginning: it says UTF-8 once more, and is no part of the text. */
    private static int mark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** The same check where the text itself is not needed. */
    static void check(byte[] bytes) throws MalformedJson {
        refuseOtherEncodings(bytes);
        if (!isAscii(bytes)) {
            strictly(bytes);
        }
    }

    private static void refuseOtherEncodings(byte[] bytes) throws MalformedJson {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                throw new MalformedJson("is not UTF-8: send UTF-8", 1, i + 1);
            }
        }
    }

    private static boolean isAscii(byte[] bytes) {
        int seen = 0;
        for (byte b : bytes) {
            seen |= b;
        }
        return seen >= 0;
    }

    private static CharBuffer strictly(byte[] bytes) throws MalformedJson {
        var in = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(bytes.length);
        try {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException _) {
            throw at(out.flip());
        }
        return out.flip();
    }

    private static MalformedJson at(CharBuffer read) {
        var place = TextPlace.of(read, read.length());
        return new MalformedJson("is not UTF-8: a byte here belongs to no character", place.line(), place.column());
    }

    private Utf8() {}
}
