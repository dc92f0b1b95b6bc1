package reprise.gateway.ingest;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.gateway.http.Reply;
import reprise.sdk.Answer;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNull;
import reprise.sdk.Json.JsonString;
import reprise.sdk.JsonText;

/** What the caller of a webhook is told. */
final class HookAnswers {
    private final JsonText json;

    HookAnswers(JsonText json) {
        this.json = json;
    }

    /** It is kept, and will run. */
    static Reply accepted(ExecutionId id) {
        return Reply.accepted(
                "/api/v1/executions/" + id, Json.object("executionId", id.toString(), "status", "accepted"));
    }

    static Reply repeated(ExecutionId id) {
        return accepted(id).with("Idempotent-Replayed", "true");
    }

    /** It ended without an answer: in the form of every other error, so that a caller needs to know but one. */
    HttpResponse ended(ExecutionId id, String code, String message) {
        var error = Json.object("code", code, "message", message, "details", Json.EMPTY_ARRAY);
        return own(new Answer(500, Map.of(), Json.object("error", error, "executionId", id.toString())));
    }

    /** The workflow's own answer, as a {@code respond} node gave it. */
    HttpResponse own(Answer answer) {
        var contentType = contentType(answer);
        var response = HttpResponse.create().withStatus(answer.status());
        for (var header : answer.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("content-type")) {
                response = response.addHeader(RawHeader.create(header.getKey(), header.getValue()));
            }
        }
        return switch (answer.body()) {
            case JsonNull _ -> response;
            case JsonString text ->
                response.withEntity(HttpEntities.create(
                        contentType.orElse(ContentTypes.TEXT_PLAIN_UTF8),
                        text.value().getBytes(StandardCharsets.UTF_8)));
            case Json value ->
                response.withEntity(
                        HttpEntities.create(contentType.orElse(ContentTypes.APPLICATION_JSON), json.writeBytes(value)));
        };
    }

    /** What the workflow says it sends; where that is no content type, it is sent as what it is. */
    private static Optional<ContentType> contentType(Answer answer) {
        try {
            return answer.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                    .map(header -> ContentTypes.parse(header.getValue()))
                    .findFirst();
        } catch (NoSuchElementException none) { // so Akka says it
            return Optional.empty();
        }
    }
}
