package reprise.gateway.ingest;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.JsonText;

/**
 * What the body of a call is to a workflow, by its content type: JSON is parsed; a form is an object of its fields; text
 * is text; anything else is {@code {contentType, size, base64}}. Without a content type: JSON, or else text.
 */
final class HookBody {
    private final JsonText json;

    HookBody(JsonText json) {
        this.json = json;
    }

    /**
     * @param mediaType lower case, without parameters; empty for none
     * @param charset as the caller named it
     * @throws Refused where the body is not what it says it is
     */
    Json read(String mediaType, Optional<Charset> charset, byte[] body) {
        if (body.length == 0) {
            return Json.NULL;
        }
        if (mediaType.equals("application/json") || mediaType.endsWith("+json")) {
            return parse(body);
        }
        if (mediaType.equals("application/x-www-form-urlencoded")) {
            return form(text(body, StandardCharsets.UTF_8));
        }
        if (mediaType.startsWith("text/") || mediaType.equals("application/xml") || mediaType.endsWith("+xml")) {
            return Json.of(text(body, charset.orElse(StandardCharsets.UTF_8)));
        }
        if (mediaType.isEmpty()) {
            return unlabelled(body);
        }
        return binary(mediaType, body);
    }

    private Json parse(byte[] body) {
        try {
            return json.parse(body);
        } catch (JsonText.MalformedJson malformed) {
            throw new Refused(Refusal.malformed("The body is not valid JSON: " + malformed.getMessage()));
        }
    }

    private Json unlabelled(byte[] body) {
        try {
            return json.parse(body);
        } catch (JsonText.MalformedJson notJson) {
            return decoded(body, StandardCharsets.UTF_8)
                    .<Json>map(Json::of)
                    .orElseGet(() -> binary("application/octet-stream", body));
        }
    }

    private static Json binary(String mediaType, byte[] body) {
        return Json.object(
                "contentType",
                mediaType,
                "size",
                body.length,
                "base64",
                Base64.getEncoder().encodeToString(body));
    }

    private static Json form(String text) {
        var fields = new LinkedHashMap<String, Json>();
        for (var pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = unescape(equals < 0 ? pair : pair.substring(0, equals));
                var value = Json.of(equals < 0 ? "" : unescape(pair.substring(equals + 1)));
                fields.merge(name, value, HookBody::both);
            }
        }
        return Json.object(fields);
    }

    /** A field that is given several times is a list. */
    static Json both(Json first, Json second) {
        if (first instanceof JsonArray list) {
            var longer = new ArrayList<>(list.items());
            longer.add(second);
            return Json.array(longer);
        }
        return Json.array(first, second);
    }

    private static String unescape(String escaped) {
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(Refusal.malformed("The body is not a valid form: check its percent-encoding"));
        }
    }

    private static String text(byte[] body, Charset charset) {
        return decoded(body, charset)
                .orElseThrow(() -> new Refused(
                        Refusal.malformed("The body is not " + charset.name().toUpperCase(Locale.ROOT) + " text")));
    }

    private static Optional<String> decoded(byte[] body, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
