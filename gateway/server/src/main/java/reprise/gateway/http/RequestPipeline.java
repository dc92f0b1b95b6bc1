package reprise.gateway.http;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.TimeoutAccess;
import akka.japi.function.Function;
import akka.stream.Materializer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Receives every request and sees to it that every answer has what all of them have, whatever broke on the way. */
final class RequestPipeline {
    private static final Logger LOG = LoggerFactory.getLogger("reprise.gateway.access");
    private static final long SHORT_BODY = 64 * 1024;
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    private final HttpSettings settings;
    private final Http http;
    private final FastPath fastPath;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> routes;
    private final RequestMetrics metrics;
    private final Materializer materializer;
    private final ClientAddress addresses;
    private final Cors cors;

    RequestPipeline(
            HttpSettings settings,
            Http http,
            FastPath fastPath,
            Function<HttpRequest, CompletionStage<HttpResponse>> routes,
            RequestMetrics metrics,
            Materializer materializer) {
        this.settings = settings;
        this.http = http;
        this.fastPath = fastPath;
        this.routes = routes;
        this.metrics = metrics;
        this.materializer = materializer;
        this.addresses = new ClientAddress(settings.trustedProxies());
        this.cors = new Cors(settings.allowedOrigins());
    }

    CompletionStage<HttpResponse> receive(HttpRequest raw) {
        var begun = System.nanoTime();
        var request = addresses.give(RequestId.give(raw));
        answerWhenTooSlow(request, begun);
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, RequestId.of(request))) {
            var foreign = fastPath.serve(request);
            return foreign.isPresent()
                    ? completed(request, foreign.get(), SecurityHeaders.Kind.FOREIGN, begun)
                    : completed(request, routed(request), SecurityHeaders.Kind.DATA, begun);
        } catch (RuntimeException | StackOverflowError failure) { // an edge: the connection must live on
            return completed(request, CompletableFuture.failedFuture(failure), SecurityHeaders.Kind.DATA, begun);
        }
    }

    private CompletionStage<HttpResponse> routed(HttpRequest request) {
        var preflight = cors.preflight(request);
        if (preflight.isPresent()) {
            return CompletableFuture.completedFuture(preflight.get());
        }
        return isShortAndComing(request)
                ? request.entity()
                        .toStrict(settings.bodyPatience().toMillis(), materializer)
                        .exceptionally(Bodies::failed)
                        .thenCompose(entity -> applied(request.withEntity(entity)))
                : applied(request);
    }

    /**
     * A short body is awaited whether the route reads it or not: what is left unread when the answer goes out costs the
     * connection.
     */
    private static boolean isShortAndComing(HttpRequest request) {
        var length = request.entity().getContentLengthOption();
        return !request.entity().isStrict() && length.isPresent() && length.getAsLong() <= SHORT_BODY;
    }

    private CompletionStage<HttpResponse> applied(HttpRequest request) {
        try {
            return routes.apply(asGet(request));
        } catch (Exception failure) { // Akka's function type lets it throw anything
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Where there is a GET there is a HEAD; Akka leaves the body out. */
    private static HttpRequest asGet(HttpRequest request) {
        return request.method().equals(HttpMethods.HEAD) ? request.withMethod(HttpMethods.GET) : request;
    }

    private CompletionStage<HttpResponse> completed(
            HttpRequest request, CompletionStage<HttpResponse> answer, SecurityHeaders.Kind kind, long begun) {
        return answer.handle((response, failure) ->
                finished(request, failure == null ? response : http.render(request, failure), kind, begun));
    }

    private void answerWhenTooSlow(HttpRequest request, long begun) {
        request.getHeader(TimeoutAccess.class)
                .ifPresent(access -> access.timeoutAccess().updateHandler(_ -> {
                    var refusal = Refusal.unavailable("The answer took too long; try again", SHORTLY);
                    return finished(request, http.render(request, Reply.no(refusal)), SecurityHeaders.Kind.DATA, begun);
                }));
    }

    private HttpResponse finished(HttpRequest request, HttpResponse response, SecurityHeaders.Kind kind, long begun) {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        metrics.record(request, response, took);
        log(request, response, took);
        var safe = SecurityHeaders.on(response, kind, RequestId.of(request));
        return cors.on(request, settings.overTls() ? safe.addHeader(SecurityHeaders.OVER_TLS_ONLY) : safe);
    }

    private static void log(HttpRequest request, HttpResponse response, Duration took) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {} {} {} in {} ms, request {}",
                    ClientAddress.of(request),
                    request.method().name(),
                    path(request),
                    response.status().intValue(),
                    took.toMillis(),
                    RequestId.of(request));
        }
    }

    /** Without the query, which may hold what must not be in a log, and without line breaks and escape characters. */
    private static String path(HttpRequest request) {
        var path = request.getUri().path().replaceAll("\\p{Cntrl}", "?");
        return path.length() <= 200 ? path : path.substring(0, 200) + "…";
    }
}
