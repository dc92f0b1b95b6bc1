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
        var envelope = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"requestId\":\"%s\",\"details\":[]}}"
                .formatted(code(status.intValue()), message(status.intValue()), id);
        var response = HttpResponse.create()
                .withStatus(status.intValue())
                .withEntity(ContentTypes.APPLICATION_JSON, envelope.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return SecurityHeaders.on(response, SecurityHeaders.Kind.DATA, id);
    }

    private static Refusal.Code code(int status) {
        return switch (status) {
            case 413 -> Refusal.Code.PAYLOAD_TOO_LARGE;
            case 414 -> Refusal.Code.URI_TOO_LONG;
            case 431 -> Refusal.Code.HEADERS_TOO_LARGE;
            case 501, 505 -> Refusal.Code.NOT_IMPLEMENTED;
            default -> Refusal.Code.MALFORMED_REQUEST;
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 413 -> "The body is too large";
            case 414 -> "The URL is too long";
            case 431 -> "The headers are too large";
            case 501 -> "That method or transfer coding is not known here";
            case 505 -> "That version of HTTP is not spoken here";
            default -> "The request's HTTP cannot be read";
        };
    }
}
