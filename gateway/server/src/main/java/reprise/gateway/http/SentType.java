package reprise.gateway.http;

import akka.http.javadsl.model.HttpRequest;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import reprise.sdk.text.Charsets;

/**
 * The type a body was sent with, read more kindly than RFC 9110 asks: what follows the type and cannot be understood does
 * not make the type unknown.
 *
 * @param name lower case, without parameters: {@code application/json}; empty where none was sent or it cannot be read
 * @param parameters by their names in lower case; of two of one name the first
 */
public record SentType(String name, Map<String, String> parameters) {
    public static final SentType NONE = new SentType("", Map.of());

    private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]{1,127}/[\\w!#$%&'*+.^`|~-]{1,127}");
    private static final SentType JSON = new SentType("application/json", Map.of());

    /** Of the body of that request. */
    public static SentType of(HttpRequest request) {
        return SentHead.of(request)
                .flatMap(head -> head.value("content-type"))
                .map(SentType::parse)
                .orElse(NONE);
    }

    /** Of a header's text. */
    public static SentType parse(String text) {
        if (text.equals(JSON.name)) {
            return JSON; // so nearly everybody writes it
        }
        var reader = new ParameterReader(text);
        var name = reader.first().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return NONE;
        }
        var parameters = new HashMap<String, String>();
        reader.each((parameter, value) -> parameters.putIfAbsent(parameter, value));
        return new SentType(name, Map.copyOf(parameters));
    }

    /** As it was named; empty where none was, or an empty one. */
    public Optional<String> charset() {
        return Optional.ofNullable(parameters.get("charset")).filter(charset -> !charset.isBlank());
    }

    /** What the body was declared to be in; empty where nothing was said. @throws Refused where nobody knows it */
    public Optional<Charset> knownCharset() {
        return charset().map(named -> Charsets.named(named)
                .orElseThrow(() -> new Refused(Refusal.unsupportedMediaType(
                        "The charset that Content-Type names is not known here: send UTF-8"))));
    }

    public boolean isJson() {
        return name.equals("application/json")
                || name.endsWith("+json")
                || name.equals("text/json")
                || name.equals("text/x-json")
                || name.equals("application/x-json");
    }

    public boolean isXml() {
        return name.endsWith("/xml") || name.endsWith("+xml");
    }
}
