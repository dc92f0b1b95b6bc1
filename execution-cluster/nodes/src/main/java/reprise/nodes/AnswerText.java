package reprise.nodes;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import reprise.sdk.text.Charsets;
import reprise.sdk.text.XmlEncoding;

/**
 * The bytes of an answer as text: in the charset that a byte order mark, the content type or an XML declaration names, else
 * in UTF-8. A byte that means nothing there is never replaced.
 */
final class AnswerText {
    private AnswerText() {}

    /** The bytes cannot be read; the message says why. */
    static final class Unreadable extends Exception {
        Unreadable(String why) {
            super(why);
        }
    }

    static String of(ContentType type, byte[] bytes) throws Unreadable {
        Charset charset = charset(type, bytes);
        return Charsets.text(bytes, charset)
                .orElseThrow(() -> new Unreadable("its bytes are not " + charset.name() + " text"));
    }

    static Charset charset(ContentType type, byte[] bytes) throws Unreadable {
        Optional<Charset> marked = Charsets.marked(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        Optional<String> said = type.charset().or(() -> type.isXml() ? XmlEncoding.declared(bytes) : Optional.empty());
        return said.isPresent()
                ? Charsets.named(said.get()).orElseThrow(() -> new Unreadable("the charset it names is not known here"))
                : StandardCharsets.UTF_8;
    }
}
