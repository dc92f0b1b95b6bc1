package reprise.gateway.ingest;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.gateway.http.Reply;
import reprise.sdk.Answer;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/** What the caller of a webhook is told. */
final class HookAnswers {
    private final AnswerBody bodies;

    HookAnswers(JsonText json) {
        this.bodies = new AnswerBody(json);
    }

    /** It is kept, and will run. */
    static Reply accepted(ExecutionId id) {
        return Reply.accepted(
                "/api/v1/executions/" + id, Json.object("executionId", id.toString(), "status", "accepted"));
    }

    /** What a service that asked first wants to hear. */
    static HttpResponse challenged(String challenge) {
        return HttpResponse.create()
                .withEntity(
                        HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, challenge.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the first call under its key was told. */
    static HttpResponse repeated(HttpResponse first) {
        return first.addHeader(RawHeader.create("Idempotent-Replayed", "true"));
    }

    /** It completed, and no node had anything to say: no data of its nodes are for strangers. */
    HttpResponse done(ExecutionId id) {
        return own(new Answer(200, Map.of(), Json.object("executionId", id.toString(), "status", "completed")));
    }

    /**
     * It ended without an answer: in the form of every other error, so that a caller needs to know but one. The request is the
     * one that started it, whoever is told.
     */
    HttpResponse ended(Started start, String code, String message) {
        var error = Json.object(
                "code", code, "message", message, "requestId", start.cause().requestId(), "details", Json.EMPTY_ARRAY);
        return own(new Answer(
                500,
                Map.of(),
                Json.object("error", error, "executionId", start.id().toString())));
    }

    /** The workflow's own answer, as a {@code respond} node gave it. */
    HttpResponse own(Answer answer) {
        var response = HttpResponse.create().withStatus(AnswerStatus.of(answer.status()));
        for (var header : answer.headers().entrySet()) {
            if (!header.getKey().equals("content-type")) {
                response = response.addHeader(RawHeader.create(header.getKey(), header.getValue()));
            }
        }
        return response.withEntity(bodies.of(answer));
    }
}
