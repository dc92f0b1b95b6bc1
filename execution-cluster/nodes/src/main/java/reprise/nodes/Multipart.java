package reprise.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.config.MisfitException;

/** A form with files (RFC 7578). */
final class Multipart {
    private final String boundary = "reprise-" + UUID.randomUUID();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Multipart() {}

    static RequestBody of(Map<String, Json> parts) {
        var form = new Multipart();
        parts.forEach((name, value) -> {
            for (Json item : value instanceof JsonArray(List<Json> items) ? items : List.of(value)) {
                form.part(name, item);
            }
        });
        form.write("--" + form.boundary + "--\r\n");
        return new RequestBody(form.bytes.toByteArray(), "multipart/form-data; boundary=" + form.boundary);
    }

    private void part(String name, Json value) {
        switch (value) {
            case JsonNull _ -> {}
            case JsonObject file -> file(name, file);
            case JsonArray _ -> throw misfit(name, "must not hold a list within a list");
            case Json scalar ->
                part(name, "", "", Form.text(scalar).orElseThrow().getBytes(UTF_8));
        }
    }

    private void file(String name, JsonObject value) {
        var file = FileValue.of(value, "body." + name);
        part(
                name,
                "; filename=\"" + quoted(file.name()) + "\"",
                "Content-Type: " + file.type() + "\r\n",
                file.content());
    }

    private void part(String name, String disposition, String header, byte[] content) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"" + disposition
                + "\r\n" + header + "\r\n");
        bytes.writeBytes(content);
        write("\r\n");
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(UTF_8));
    }

    /** As browsers do it, so that no name can end its line. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static MisfitException misfit(String name, String issue) {
        return MisfitException.at("body." + name, issue);
    }
}
