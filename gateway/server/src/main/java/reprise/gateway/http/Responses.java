package reprise.gateway.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/** The HTTP form of replies and refusals: the one place that knows status codes and the error envelope. */
final class Responses {
    private final JsonText json;

    Responses(JsonText json) {
        this.json = json;
    }

    HttpResponse of(Reply reply, String requestId) {
        return switch (reply) {
            case Reply.Ok ok -> json(200, ok.body());
            case Reply.Created created -> json(201, created.body()).addHeader(header("Location", created.location()));
            case Reply.Accepted accepted -> accepted(accepted);
            case Reply.Done _ -> HttpResponse.create().withStatus(204);
            case Reply.Text text -> bytes(200, text.mediaType(), ByteString.fromString(text.text()));
            case Reply.File file -> bytes(200, file.mediaType(), file.content());
            case Reply.Unchanged _ -> HttpResponse.create().withStatus(304);
            case Reply.Unwell unwell -> json(503, unwell.body());
            case Reply.MissingPage page -> bytes(404, "text/html; charset=utf-8", ByteString.fromString(page.html()));
            case Reply.Streamed streamed -> streamed(streamed);
            case Reply.No no -> of(no.refusal(), requestId);
            case Reply.With more -> replacing(of(more.reply(), requestId), header(more.header(), more.value()));
        };
    }

    HttpResponse of(Refusal refusal, String requestId) {
        var headers = new ArrayList<HttpHeader>();
        refusal.headers().forEach((name, value) -> headers.add(header(name, value)));
        return json(status(refusal.code()), envelope(refusal, requestId)).addHeaders(headers);
    }

    static int status(Refusal.Code code) {
        return switch (code) {
            case VALIDATION_ERROR, MALFORMED_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case REQUEST_TIMEOUT -> 408;
            case CONFLICT -> 409;
            case PAYLOAD_TOO_LARGE -> 413;
            case URI_TOO_LONG -> 414;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case MISDIRECTED_REQUEST -> 421;
            case UNPROCESSABLE -> 422;
            case RATE_LIMITED -> 429;
            case HEADERS_TOO_LARGE -> 431;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    static HttpHeader header(String name, String value) {
        return RawHeader.create(name, value);
    }

    static HttpResponse replacing(HttpResponse response, HttpHeader header) {
        return response.removeHeader(header.name()).addHeader(header);
    }

    private static Json envelope(Refusal refusal, String requestId) {
        return Json.object(
                "error",
                Json.object(
                        "code",
                        refusal.code().name(),
                        "message",
                        refusal.message(),
                        "requestId",
                        requestId,
                        "details",
                        Json.array(refusal.details().stream()
                                .map(Responses::detail)
                                .toList())));
    }

    private static Json detail(Refusal.Detail detail) {
        var members = new LinkedHashMap<String, Json>();
        members.put("field", Json.of(detail.field()));
        members.put("issue", Json.of(detail.issue()));
        detail.place().ifPresent(place -> {
            members.put("line", Json.of((long) place.line()));
            members.put("column", Json.of((long) place.column()));
        });
        return Json.object(members);
    }

    private HttpResponse json(int status, Json body) {
        var bytes = ByteString.fromArrayUnsafe(json.writeBytes(body));
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, bytes));
    }

    private HttpResponse accepted(Reply.Accepted accepted) {
        var location = accepted.location().map(place -> header("Location", place));
        return json(202, accepted.body()).addHeaders(location.map(List::of).orElse(List.of()));
    }

    private static HttpResponse bytes(int status, String mediaType, ByteString content) {
        return HttpResponse.create().withStatus(status).withEntity(HttpEntities.create(type(mediaType), content));
    }

    private static HttpResponse streamed(Reply.Streamed streamed) {
        var entity = HttpEntities.createChunked(type(streamed.mediaType()), streamed.pieces());
        return HttpResponse.create().withStatus(200).withEntity(entity);
    }

    /** @throws IllegalArgumentException where it is not one; media types are written by us, not by callers */
    private static ContentType type(String mediaType) {
        return ContentTypes.parse(mediaType);
    }
}
