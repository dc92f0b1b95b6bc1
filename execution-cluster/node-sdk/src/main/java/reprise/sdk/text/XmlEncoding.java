package reprise.sdk.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an XML document says of its own encoding (XML 1.0, section 4.3.3), where nobody outside of it has said so. */
public final class XmlEncoding {
    /** A declaration comes first and is short. */
    private static final int LONGEST_DECLARATION = 200;

    private static final Pattern DECLARATION =
            Pattern.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"'][^>]*");

    private static final Pattern WIDE = Pattern.compile("utf-(16|32).*", Pattern.CASE_INSENSITIVE);

    /**
     * The name in the declaration, which is ASCII in all charsets but UTF-16 and UTF-32; those have a byte order mark, and a
     * declaration that can be read in single bytes does not speak the truth where it names one of them.
     */
    public static Optional<String> declared(byte[] document) {
        int end = Math.min(document.length, LONGEST_DECLARATION);
        var beginning = DECLARATION.matcher(new String(document, 0, end, StandardCharsets.ISO_8859_1));
        return Optional.of(beginning)
                .filter(Matcher::lookingAt)
                .map(declaration -> declaration.group(1))
                .filter(name -> !WIDE.matcher(name).matches());
    }

    private XmlEncoding() {}
}
