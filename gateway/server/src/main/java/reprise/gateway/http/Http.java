package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.extractMaterializer;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.onSuccess;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.MDC;
import reprise.sdk.Json;
import reprise.sdk.JsonText;

/**
 * What routes are made of: reading the query and the body of a request, and answering it. Work that is given here may
 * block; it runs on a virtual thread. Nothing but this package knows status codes and the form of errors.
 */
public final class Http {
    private final Blocking blocking;
    private final Responses responses;
    private final Bodies bodies;
    private final long maxBodyBytes;

    public Http(JsonText json, Blocking blocking, HttpSettings settings) {
        this.blocking = blocking;
        this.responses = new Responses(json);
        this.bodies = new Bodies(json, settings.bodyPatience());
        this.maxBodyBytes = settings.maxBodyBytes();
    }

    /** Answers with what the work says. */
    public Route answer(Callable<Reply> work) {
        return extractRequest(request -> completeWithFuture(respond(request, () -> blocked(request, work))));
    }

    /** Answers with what will be said, by someone who does not block. */
    public Route answerLater(Supplier<CompletionStage<Reply>> work) {
        return extractRequest(request -> completeWithFuture(respond(request, work)));
    }

    /** Answers with the thing, or {@code 404} in words of the domain: {@code no such workflow}. */
    public Route found(String otherwise, Callable<? extends Optional<? extends Json>> work) {
        return answer(() -> Reply.found(work.call(), otherwise));
    }

    /** Answers with a part of a list: {@code ?limit=&cursor=}. */
    public Route page(Function<PageRequest, Page> list) {
        return page(_ -> list, Function::apply);
    }

    /** Answers with a part of a list that is narrowed by more query parameters. */
    public <F> Route page(Function<Query, F> filter, BiFunction<F, PageRequest, Page> list) {
        record Asked<F>(F filter, PageRequest page) {}
        return query(
                query -> new Asked<>(filter.apply(query), PageRequest.read(query)),
                asked -> answer(
                        () -> Reply.ok(list.apply(asked.filter(), asked.page()).json())));
    }

    /** Goes on with what the query says; parameters that {@code reader} does not ask for are refused. */
    public <T> Route query(Function<Query, T> reader, Function<T, Route> then) {
        return extractRequest(request -> then.apply(Query.read(request, reader)));
    }

    /** Goes on with what the JSON object in the body says; members that {@code reader} does not ask for are refused. */
    public <T> Route body(Function<Fields, T> reader, Function<T, Route> then) {
        return json(body -> then.apply(Fields.read(body, reader)));
    }

    /** {@link #body} for requests that may as well come without one, which counts as an empty object. */
    public <T> Route optionalBody(Function<Fields, T> reader, Function<T, Route> then) {
        return extractRequest(request ->
                Bodies.isEmpty(request) ? then.apply(Fields.read(Json.EMPTY_OBJECT, reader)) : body(reader, then));
    }

    /** Goes on with the body, any JSON value. */
    public Route json(Function<Json, Route> then) {
        return document(List.of(Bodies.JSON), maxBodyBytes, document -> then.apply(bodies.parse(document)));
    }

    /** {@link #json} for requests that may as well come without a body, which counts as null. */
    public Route optionalJson(Function<Json, Route> then) {
        return extractRequest(request -> Bodies.isEmpty(request) ? then.apply(Json.NULL) : json(then));
    }

    /** Goes on with the body as it was sent, JSON or YAML: for those who tell places in it. */
    public Route jsonOrYaml(Function<Document, Route> then) {
        return document(List.of(Bodies.JSON, Bodies.YAML), maxBodyBytes, then);
    }

    /** Goes on with a body of one of these types, all lower case and without parameters, and of at most that size. */
    public Route document(List<String> mediaTypes, long maxBytes, Function<Document, Route> then) {
        return extractRequest(request -> extractMaterializer(
                materializer -> onSuccess(bodies.read(request, mediaTypes, maxBytes, materializer), then)));
    }

    /** Goes on with the members of a JSON body or the fields of a form; no body counts as one without any. */
    public <T> Route bodyOrForm(Function<Fields, T> reader, Function<T, Route> then) {
        return extractRequest(request -> Bodies.isEmpty(request)
                ? then.apply(Fields.read(Json.EMPTY_OBJECT, reader))
                : document(List.of(Bodies.JSON, Bodies.FORM), maxBodyBytes, document -> {
                    var isForm = document.mediaType().equals(Bodies.FORM);
                    return then.apply(Fields.read(isForm ? Form.read(document) : bodies.parse(document), reader));
                }));
    }

    /** Does what blocks, for those who need the result to go on; log lines in it carry the request's id. */
    public <T> CompletionStage<T> blocked(HttpRequest request, Callable<T> work) {
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, RequestId.of(request))) {
            return blocking.call(work);
        }
    }

    /** A reply as HTTP, for those who serve without the routing language. */
    public HttpResponse render(HttpRequest request, Reply reply) {
        return responses.of(reply, RequestId.of(request));
    }

    /** A failure as HTTP: what is known as a refusal is told, of anything else only the request id. */
    public HttpResponse render(HttpRequest request, Throwable failure) {
        var id = RequestId.of(request);
        return responses.of(Failures.refusal(failure, id), id);
    }

    /** The JSON in a document. @throws Refused with the place where it is not JSON */
    public Json parse(Document document) {
        return bodies.parse(document);
    }

    RejectionHandler rejections() {
        return Rejections.handler(responses);
    }

    ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> extractRequest(
                        request -> completeWithFuture(CompletableFuture.completedFuture(render(request, failure)))))
                .build();
    }

    private CompletionStage<HttpResponse> respond(HttpRequest request, Supplier<CompletionStage<Reply>> work) {
        return work.get()
                .handle((reply, failure) -> failure == null ? render(request, reply) : render(request, failure));
    }
}
