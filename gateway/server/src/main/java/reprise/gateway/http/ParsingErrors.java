package reprise.gateway.http;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;

/**
 * Answers what cannot be read as HTTP at all. Akka finds it by name (see {@code server.conf}) and knows no request yet,
 * so there is no caller's request id, and the envelope is written without help.
 */
public final class ParsingErrors extends ParsingErrorHandler {

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        var id = RequestId.fresh();
        log.debug("Unreadable request {}: {} {}", id, status.intValue(), error.summary());
        var code = code(status.intValue());
        var envelope = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"requestId\":\"%s\",\"details\":[]}}"
                .formatted(code, message(code), id);
        var response = HttpResponse.create()
                .withStatus(Responses.status(code))
                .withEntity(ContentTypes.APPLICATION_JSON, envelope.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return SecurityHeaders.on(response, SecurityHeaders.Kind.DATA, id);
    }

    /** Those that are not the client's fault do not occur: Akka has some for what it does not know how to read. */
    private static Refusal.Code code(int status) {
        return switch (status) {
            case 413 -> Refusal.Code.PAYLOAD_TOO_LARGE;
            case 414 -> Refusal.Code.URI_TOO_LONG;
            case 431 -> Refusal.Code.HEADERS_TOO_LARGE;
            default -> Refusal.Code.MALFORMED_REQUEST;
        };
    }

    private static String message(Refusal.Code code) {
        return switch (code) {
            case PAYLOAD_TOO_LARGE -> "The body is too large";
            case URI_TOO_LONG -> "The URL is too long";
            case HEADERS_TOO_LARGE -> "The headers are too large";
            default -> "The request's HTTP cannot be read";
        };
    }
}
