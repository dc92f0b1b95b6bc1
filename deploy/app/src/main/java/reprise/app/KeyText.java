package reprise.app;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keys as people give them: 32 random bytes or more, in hex or in Base64. */
final class KeyText {
    static final int SHORTEST = 32;
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");

    /** Fewer different bytes than this among 32 come about by hand, not by chance. */
    private static final int FEWEST_KINDS = 8;

    /**
     * @param variable the setting, for messages
     * @throws BadSetting where it is no such text, too short, or plainly not random
     */
    static byte[] decode(String variable, String text) {
        var bytes =
                decoded(text.strip()).orElseThrow(() -> new BadSetting(variable + " must be hex or Base64. " + cure()));
        if (bytes.length < SHORTEST) {
            throw new BadSetting(
                    variable + " holds " + bytes.length + " bytes and needs at least " + SHORTEST + ". " + cure());
        }
        if (kinds(bytes) < FEWEST_KINDS) {
            throw new BadSetting(variable + " repeats itself, so that it could be guessed. " + cure());
        }
        return bytes;
    }

    static String cure() {
        return "Make one with: openssl rand -hex 32";
    }

    private static Optional<byte[]> decoded(String text) {
        if (HEX.matcher(text).matches()) {
            return Optional.of(HexFormat.of().parseHex(text));
        }
        try {
            var plain = text.replace('-', '+').replace('_', '/');
            return Optional.of(Base64.getDecoder().decode(plain));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    private static long kinds(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count();
    }

    private KeyText() {}
}
