package reprise.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.config.MisfitException;

/** A file as it is a value: {@code {name, type, size, content}}, its content base64; or {@code text} in its place. */
record FileValue(String name, String type, byte[] content) {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(; ?[\\w-]+=[\\w.-]+)*");

    /** @throws MisfitException naming what is missing or unfit in it */
    static FileValue of(JsonObject value, String field) {
        String type = value.text("type").orElse(UNKNOWN);
        if (!TYPE.matcher(type).matches()) {
            throw MisfitException.at(field, "has a type that is none, such as image/png");
        }
        Optional<byte[]> text = value.text("text").map(content -> content.getBytes(UTF_8));
        byte[] content = text.or(() -> value.text("content").map(code -> RequestBody.decode(code, field)))
                .orElseThrow(() -> MisfitException.at(
                        field, "is a file: it needs content, base64 as {name, type, content}, or text"));
        return new FileValue(value.text("name").orElse("file"), type, content);
    }

    /** What came from outside; nobody gave it a name. @param type empty where none was said */
    static Json json(String type, byte[] content) {
        return Json.object(
                "name",
                Json.NULL,
                "type",
                type.isEmpty() ? UNKNOWN : type,
                "size",
                content.length,
                "content",
                Base64.getEncoder().encodeToString(content));
    }
}
