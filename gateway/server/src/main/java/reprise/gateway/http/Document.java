package reprise.gateway.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reprise.sdk.text.Charsets;

/**
 * A body as it was sent, of a type that the route reads.
 *
 * @param charset that it was declared to be in, or UTF-8
 */
public record Document(String mediaType, Charset charset, byte[] sent) {

    public boolean isYaml() {
        return mediaType.equals(Bodies.YAML);
    }

    /** Its text in UTF-8; where it was sent so, the bytes were not looked at. @throws Refused where it is no text */
    public byte[] bytes() {
        return charset == StandardCharsets.UTF_8 ? sent : text().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Refused where the bytes are not in its charset */
    public String text() {
        return Charsets.text(sent, charset)
                .orElseThrow(() -> new Refused(Refusal.malformed(
                        "The body is not in " + charset.name() + ": send UTF-8, or name its charset in Content-Type")));
    }
}
