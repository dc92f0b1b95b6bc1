package reprise.gateway.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import reprise.gateway.http.Charsets;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.SentType;
import reprise.gateway.http.UrlEncoded;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/**
 * What the body of a call is to a workflow, by its content type: JSON is parsed; a form is an object of its fields; text
 * is text; anything else is a file. Without a content type: JSON, or else text, or else a file. Bytes are read in the
 * charset that a byte order mark, the content type or an XML declaration names, else in UTF-8; what is not in it is
 * refused.
 */
final class HookBody {
    private static final Set<String> TEXTS = Set.of(
            "application/javascript",
            "application/ecmascript",
            "application/graphql",
            "application/jsonl",
            "application/sql",
            "application/x-ndjson",
            "application/x-yaml",
            "application/yaml");

    private final JsonText json;

    HookBody(JsonText json) {
        this.json = json;
    }

    /** @throws Refused where the body is not what it says it is */
    Json read(SentType type, byte[] body) {
        if (body.length == 0) {
            return Json.NULL;
        }
        if (type.isJson()) {
            return parse(type, body);
        }
        if (type.name().equals("application/x-www-form-urlencoded")) {
            return form(body, charset(type, body));
        }
        if (type.isXml() || type.name().startsWith("text/") || TEXTS.contains(type.name())) {
            return Json.of(text(type, body, charset(type, body)));
        }
        return type.name().isEmpty() ? unlabelled(body) : file(type.name(), body);
    }

    private Json parse(SentType type, byte[] body) {
        try {
            var charset = charset(type, body);
            return charset == StandardCharsets.UTF_8 ? json.parse(body) : json.parse(text(type, body, charset));
        } catch (JsonText.MalformedJson malformed) {
            throw new Refused(Refusal.malformed("The body is not valid JSON: " + malformed.getMessage()));
        }
    }

    private Json unlabelled(byte[] body) {
        try {
            return json.parse(body);
        } catch (JsonText.MalformedJson notJson) {
            return Charsets.text(body, Charsets.marked(body).orElse(StandardCharsets.UTF_8))
                    .<Json>map(Json::of)
                    .orElseGet(() -> file("application/octet-stream", body));
        }
    }

    private static Json form(byte[] body, Charset charset) {
        var fields = new NamedValues();
        UrlEncoded.form(body, charset).forEach(field -> fields.add(field.name(), Json.of(field.value())));
        return fields.json();
    }

    /** As the contract has files: the name is the sender's, where it gave one. */
    private static Json file(String mediaType, byte[] content) {
        return Json.object(
                "name",
                null,
                "type",
                mediaType,
                "size",
                content.length,
                "content",
                Base64.getEncoder().encodeToString(content));
    }

    private static Charset charset(SentType type, byte[] body) {
        return Charsets.marked(body)
                .or(() -> Charsets.of(type))
                .or(() -> type.isXml() ? inXml(body) : Optional.empty())
                .orElse(StandardCharsets.UTF_8);
    }

    /** A declaration that can be read in single bytes does not speak the truth where it says UTF-16 or UTF-32. */
    private static Optional<Charset> inXml(byte[] body) {
        return XmlEncoding.declared(body)
                .filter(name ->
                        !name.regionMatches(true, 0, "utf-16", 0, 6) && !name.regionMatches(true, 0, "utf-32", 0, 6))
                .map(name -> Charsets.named(name)
                        .orElseThrow(() -> new Refused(Refusal.unsupportedMediaType(
                                "The encoding that the XML declares is not known here: send UTF-8"))));
    }

    private static String text(SentType type, byte[] body, Charset charset) {
        return Charsets.text(body, charset)
                .orElseThrow(() -> new Refused(Refusal.malformed("The body is not in " + charset.name()
                        + ": name its charset, Content-Type: " + type.name() + "; charset=iso-8859-1 or what it is")));
    }
}
