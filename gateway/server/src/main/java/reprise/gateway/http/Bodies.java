package reprise.gateway.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.stream.Materializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import reprise.core.definition.Place;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/** Reads bodies: only the types a route knows, never compressed, never more than allowed, never for ever. */
final class Bodies {
    static final String JSON = "application/json";
    static final String YAML = "application/yaml";
    static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> YAML_TOO = Set.of("application/x-yaml", "text/yaml");

    private final JsonText json;
    private final Duration patience;

    Bodies(JsonText json, Duration patience) {
        this.json = json;
        this.patience = patience;
    }

    /** @throws Refused where it is of another type; the stage fails where it is too long or too slow */
    CompletionStage<Document> read(
            HttpRequest request, List<String> mediaTypes, long limit, Materializer materializer) {
        var type = SentType.of(request);
        var mediaType = YAML_TOO.contains(type.name()) ? YAML : type.name();
        if (!mediaTypes.contains(mediaType)) {
            throw new Refused(Refusal.unsupportedMediaType("Content-Type must be " + String.join(" or ", mediaTypes)));
        }
        refuseEncoded(request);
        var charset = type.knownCharset().orElse(StandardCharsets.UTF_8);
        return WholeBody.body(request, limit, patience, materializer)
                .thenApply(bytes -> new Document(mediaType, charset, bytes));
    }

    /** @throws Refused with the place where it is not JSON */
    Json parse(Document document) {
        try {
            return json.parse(document.bytes());
        } catch (JsonText.MalformedJson malformed) {
            var place = malformed.line() > 0
                    ? java.util.Optional.of(new Place(malformed.line(), malformed.column()))
                    : java.util.Optional.<Place>empty();
            throw new Refused(Refusal.malformed(
                    "The body is not valid JSON: " + malformed.getMessage(),
                    List.of(new Refusal.Detail("", malformed.getMessage(), place))));
        }
    }

    static boolean isEmpty(HttpRequest request) {
        return request.entity().isKnownEmpty();
    }

    private static void refuseEncoded(HttpRequest request) {
        var encoding =
                request.getHeader("Content-Encoding").map(HttpHeader::value).orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new Refused(Refusal.unsupportedMediaType(
                    "Compressed bodies are not read: send it without" + " Content-Encoding"));
        }
    }
}
