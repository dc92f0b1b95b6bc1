package reprise.gateway.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;
import reprise.gateway.http.SentType;
import reprise.gateway.http.UrlEncoded;
import reprise.gateway.ingest.MultipartForm.Part;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.sdk.text.Charsets;
import reprise.sdk.text.XmlEncoding;

/**
 * What the body of a call is to a workflow, by its content type: JSON is parsed; a form is an object of its fields; text
 * is text; a form with files is an object of its parts; anything else is a file. Without a content type: JSON, or else text, or else a file. Bytes are read in the
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
        if (type.name().equals("multipart/form-data")) {
            return multipart(MultipartForm.read(type, body));
        }
        if (isText(type)) {
            return Json.of(text(type, body, charset(type, body)));
        }
        return type.name().isEmpty() ? unlabelled(body) : file(null, type, body);
    }

    private static boolean isText(SentType type) {
        return type.isXml() || type.name().startsWith("text/") || TEXTS.contains(type.name());
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
                    .orElseGet(() -> file(null, SentType.NONE, body));
        }
    }

    private static Json form(byte[] body, Charset charset) {
        var fields = new NamedValues();
        UrlEncoded.form(body, charset).forEach(field -> fields.add(field.name(), Json.of(field.value())));
        return fields.json();
    }

    private Json multipart(List<Part> parts) {
        var charset = parts.stream()
                .filter(part -> part.name().equals("_charset_"))
                .findFirst()
                .flatMap(part -> Charsets.named(new String(part.content(), StandardCharsets.ISO_8859_1)))
                .orElse(StandardCharsets.UTF_8);
        var fields = new NamedValues();
        parts.forEach(part -> fields.add(part.name(), value(part, charset)));
        return fields.json();
    }

    /** Of one part: a file, or what a body of its type would be, text where it has none. */
    private Json value(Part part, Charset charset) {
        if (part.fileName().isPresent()) {
            boolean chosen = part.content().length > 0 || !part.fileName().get().isEmpty();
            return chosen ? file(part.fileName().get(), part.type(), part.content()) : Json.NULL;
        }
        if (part.type().isJson()) {
            return parse(part.type(), part.content());
        }
        return part.type().name().isEmpty() || isText(part.type())
                ? Json.of(text(
                        part.type(), part.content(), part.type().knownCharset().orElse(charset)))
                : file(null, part.type(), part.content());
    }

    /** As the contract has files. @param name as the sender gave it; null for none */
    private static Json file(String name, SentType type, byte[] content) {
        return Json.object(
                "name",
                name,
                "type",
                type.name().isEmpty() ? "application/octet-stream" : type.name(),
                "size",
                content.length,
                "content",
                Base64.getEncoder().encodeToString(content));
    }

    private static Charset charset(SentType type, byte[] body) {
        return Charsets.marked(body)
                .or(type::knownCharset)
                .or(() -> type.isXml() ? inXml(body) : Optional.empty())
                .orElse(StandardCharsets.UTF_8);
    }

    private static Optional<Charset> inXml(byte[] body) {
        return XmlEncoding.declared(body).map(name -> Charsets.named(name)
                .orElseThrow(() -> new Refused(Refusal.unsupportedMediaType(
                        "The encoding that the XML declares is not known here: send UTF-8"))));
    }

    private static String text(SentType type, byte[] body, Charset charset) {
        return Charsets.text(body, charset)
                .orElseThrow(() -> new Refused(Refusal.malformed("The body is not in " + charset.name()
                        + ": name its charset, Content-Type: " + type.name() + "; charset=iso-8859-1 or what it is")));
    }
}
