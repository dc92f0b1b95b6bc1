package reprise.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.JsonText;
import reprise.sdk.config.MisfitException;

/** What a request sends. */
record RequestBody(byte[] bytes, String contentType) {
    private static final RequestBody NONE = new RequestBody(new byte[0], "");

    enum Type {
        JSON,
        FORM,
        MULTIPART,
        TEXT,
        BINARY
    }

    /** @throws MisfitException where the body cannot be written that way */
    static RequestBody of(Type type, Optional<Json> body, JsonText json) {
        if (body.isEmpty() || body.get() instanceof JsonNull) {
            return NONE;
        }
        return switch (type) {
            case JSON -> new RequestBody(json.writeBytes(body.get()), "application/json");
            case FORM ->
                new RequestBody(
                        Form.encode(members(body.get()), "body").getBytes(UTF_8), "application/x-www-form-urlencoded");
            case MULTIPART -> Multipart.of(members(body.get()));
            case TEXT -> new RequestBody(text(body.get()).getBytes(UTF_8), "text/plain; charset=utf-8");
            case BINARY -> binary(body.get());
        };
    }

    private static RequestBody binary(Json body) {
        if (body instanceof JsonObject object) {
            var file = FileValue.of(object, "body");
            return new RequestBody(file.content(), file.type());
        }
        return new RequestBody(decode(text(body), "body"), "application/octet-stream");
    }

    static byte[] decode(String base64, String field) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw MisfitException.at(field, "must be base64 text");
        }
    }

    private static Map<String, Json> members(Json body) {
        if (body instanceof JsonObject(var members)) {
            return members;
        }
        throw MisfitException.at("body", "must be an object for this bodyType, not " + body.kind());
    }

    private static String text(Json body) {
        return Form.text(body)
                .orElseThrow(() -> MisfitException.at("body", "must be text for this bodyType, not " + body.kind()));
    }
}
