package reprise.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A body as it was sent, of a type that the route reads. */
public record Document(String mediaType, byte[] bytes) {

    public boolean isYaml() {
        return mediaType.equals(Bodies.YAML);
    }

    /** @throws Refused where the bytes are not UTF-8 */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refused(Refusal.malformed("The body is not UTF-8"));
        }
    }
}
