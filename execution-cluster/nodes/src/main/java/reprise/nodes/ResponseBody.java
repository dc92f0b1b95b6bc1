package reprise.nodes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    record Unreadable(int status, Map<String, Json> headers, Failure failure) implements ResponseBody {}

    static ResponseBody read(Response response, Parse parse, JsonText json) {
        try {
            return new Read(
                    response.status(),
                    AnswerHeaders.of(response.headers()),
                    body(response, parse, json),
                    response.body().length);
        } catch (AnswerText.Unreadable e) {
            return unreadable(response, e.getMessage() + "; parse binary takes it as it is");
        } catch (MalformedJson e) {
            return unreadable(
                    response,
                    "its body is not JSON, line " + e.line() + ", column " + e.column() + ": " + e.getMessage()
                            + "; parse text takes it as it is");
        }
    }

    /** What came of the attempt. @param retryAfter what the answer asks for where it is a failure */
    default Result result(FailOn failOn, Optional<Duration> retryAfter) {
        return switch (this) {
            case Read read when failOn.status(read.status) -> FailOn.failed(read, retryAfter);
            case Read read ->
                Result.output(Json.object("status", read.status, "headers", read.headers, "body", read.body));
            case Unreadable unreadable
            when failOn.status(unreadable.status) ->
                FailOn.failed(new Read(unreadable.status, unreadable.headers, Json.NULL, 0), retryAfter);
            case Unreadable unreadable -> Result.failed(unreadable.failure);
        };
    }

    private static Json body(Response response, Parse parse, JsonText json)
            throws AnswerText.Unreadable, MalformedJson {
        var type = ContentType.parse(response.contentType());
        if (isCoded(response) && parse != Parse.BINARY) {
            throw new AnswerText.Unreadable("its body is compressed in a way that is not known here");
        }
        if (response.body().length == 0 && parse != Parse.TEXT) {
            return Json.NULL;
        }
        return switch (parse) {
            case JSON -> json(type, response.body(), json);
            case TEXT -> Json.of(AnswerText.of(type, response.body()));
            case BINARY -> FileValue.json(type.name(), response.body());
            case AUTO -> byType(type, response.body(), json);
        };
    }

    private static Json byType(ContentType type, byte[] body, JsonText json)
            throws AnswerText.Unreadable, MalformedJson {
        if (type.isJson()) {
            return json(type, body, json);
        }
        if (type.isText()) {
            return Json.of(AnswerText.of(type, body));
        }
        return type.isSaid() ? FileValue.json(type.name(), body) : unlabelled(type, body, json);
    }

    private static Json json(ContentType type, byte[] body, JsonText json) throws AnswerText.Unreadable, MalformedJson {
        boolean utf8 = AnswerText.charset(type, body) == StandardCharsets.UTF_8;
        return utf8 ? json.parse(body) : json.parse(AnswerText.of(type, body));
    }

    /** Nobody said what it is: JSON, or else text, or else bytes, as at the door. */
    private static Json unlabelled(ContentType type, byte[] body, JsonText json) {
        try {
            return json.parse(body);
        } catch (MalformedJson _) {
            try {
                return Json.of(AnswerText.of(type, body));
            } catch (AnswerText.Unreadable _) {
                return FileValue.json(type.name(), body);
            }
        }
    }

    private static ResponseBody unreadable(Response response, String why) {
        String message = "answered " + response.status() + ", but " + why;
        return new Unreadable(
                response.status(),
                AnswerHeaders.of(response.headers()),
                Failure.permanent("UPSTREAM_BODY", message).withDetails(Json.object("status", response.status())));
    }

    private static boolean isCoded(Response response) {
        return response.body().length > 0
                && response.headers().stream()
                        .filter(header -> header.name().equals("content-encoding"))
                        .map(Header::value)
                        .anyMatch(value -> !value.isBlank() && !value.strip().equalsIgnoreCase("identity"));
    }
}
