package reprise.gateway.ingest;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import reprise.nodes.WebhookSignature.Encoding;

/** An HMAC-SHA256 as callers write it: 32 bytes. In hexadecimal digits it cannot be mistaken for Base64: it is longer. */
final class GivenMac {
    private static final int BYTES = 32;
    private static final String PREFIX = "sha256=";

    /** @param encoding either one where it is not said */
    static Optional<byte[]> read(String given, Optional<Encoding> encoding) {
        var text = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
        return switch (encoding.orElse(text.length() == 2 * BYTES ? Encoding.HEX : Encoding.BASE64)) {
            case HEX -> lowerHex(text.toLowerCase(Locale.ROOT));
            case BASE64 -> base64(text);
        };
    }

    static Optional<byte[]> lowerHex(String text) {
        return text.matches("[0-9a-f]{64}") ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    /** With or without the equals sign at its end. */
    static Optional<byte[]> base64(String text) {
        return text.matches("[A-Za-z0-9+/]{43}=?")
                ? Optional.of(Base64.getDecoder().decode(text)).filter(bytes -> bytes.length == BYTES)
                : Optional.empty();
    }

    static String words(Encoding encoding) {
        return encoding == Encoding.HEX ? "hex" : "Base64";
    }

    private GivenMac() {}
}
