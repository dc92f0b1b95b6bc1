package reprise.nodes;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Response;
import reprise.sdk.Json;
import reprise.sdk.JsonText;
import reprise.sdk.JsonText.MalformedJson;
import reprise.sdk.Result;

/** An answer as later nodes see it. */
sealed interface ResponseBody {

    enum Parse {
        AUTO,
        JSON,
        TEXT,
        BINARY
    }

    /** @param bytes how long the body was on its way */
    record Read(int status, Map<String, Json> headers, Json body, int bytes) implements ResponseBody {
        private static final int SHORT = 4_096;

        /**
         * The body where it is short, to see what the other side says without filling a history with it. It is never cut: half
         * a secret would not be recognised and masked.
         */
        Json shortBody() {
            return bytes <= SHORT ? body : Json.NULL;
        }
    }

    /** The answer came, but its body is not what it was said to be. */
    record Unreadable(int status, Failure failure) implements ResponseBody {}

    Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9._:-]+)\"?", Pattern.CASE_INSENSITIVE);
    Pattern JSON_TYPE = Pattern.compile("application/json|[a-z0-9.-]+/[a-z0-9.-]+\\+json|text/json");
    Pattern TEXT_TYPE = Pattern.compile(
            "text/.*|.*\\+xml|application/(xml|javascript|x-www-form-urlencoded|yaml|x-yaml|graphql|sql|x-ndjson|jsonl)");

    static ResponseBody read(Response response, Parse parse, JsonText json) {
        String type = response.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Optional<String> encoding = encoding(response);
        if (encoding.isPresent() && parse != Parse.BINARY) {
            return unreadable(response, "its body is compressed, which was not asked for: use parse binary");
        }
        Parse way = parse == Parse.AUTO ? byType(type) : parse;
        if (response.body().length == 0 && way != Parse.TEXT) {
            return read(response, Json.NULL);
        }
        return switch (way) {
            case JSON -> json(response, json);
            case TEXT -> read(response, Json.of(text(response)));
            case AUTO, BINARY -> read(response, Json.of(Base64.getEncoder().encodeToString(response.body())));
        };
    }

    /** What came of the attempt. */
    default Result result(FailOn failOn) {
        return switch (this) {
            case Read read when failOn.status(read.status) -> Result.failed(FailOn.failure(read));
            case Read read ->
                Result.output(Json.object("status", read.status, "headers", read.headers, "body", read.body));
            case Unreadable unreadable
            when failOn.status(unreadable.status) ->
                Result.failed(FailOn.failure(new Read(unreadable.status, Map.of(), Json.NULL, 0)));
            case Unreadable unreadable -> Result.failed(unreadable.failure);
        };
    }

    private static Parse byType(String type) {
        return JSON_TYPE.matcher(type).matches()
                ? Parse.JSON
                : type.isEmpty() || TEXT_TYPE.matcher(type).matches() ? Parse.TEXT : Parse.BINARY;
    }

    private static ResponseBody json(Response response, JsonText json) {
        try {
            return read(response, json.parse(response.body()));
        } catch (MalformedJson e) {
            return unreadable(
                    response,
                    "its body is not JSON, line " + e.line() + ", column " + e.column() + ": " + e.getMessage()
                            + "; parse text takes it as it is");
        }
    }

    private static ResponseBody read(Response response, Json body) {
        var headers = new LinkedHashMap<String, Json>();
        for (Header header : response.headers()) {
            headers.merge(
                    header.name(),
                    Json.of(header.value()),
                    (first, more) ->
                            Json.of(first.text().orElse("") + ", " + more.text().orElse("")));
        }
        return new Read(response.status(), headers, body, response.body().length);
    }

    private static ResponseBody unreadable(Response response, String why) {
        String message = "answered " + response.status() + ", but " + why;
        return new Unreadable(
                response.status(),
                Failure.permanent("UPSTREAM_BODY", message).withDetails(Json.object("status", response.status())));
    }

    private static Optional<String> encoding(Response response) {
        return response.headers().stream()
                .filter(header -> header.name().equals("content-encoding"))
                .map(Header::value)
                .filter(value -> !value.isBlank() && !value.strip().equalsIgnoreCase("identity"))
                .findFirst();
    }

    private static String text(Response response) {
        Matcher charset = CHARSET.matcher(response.contentType());
        return new String(response.body(), charset.find() ? charset(charset.group(1)) : StandardCharsets.UTF_8);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
