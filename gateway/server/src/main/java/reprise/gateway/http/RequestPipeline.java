package reprise.gateway.http;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Connection;
import akka.http.javadsl.model.headers.TimeoutAccess;
import akka.japi.function.Function;
import akka.stream.Materializer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reprise.gateway.framing.Arrived;

/** Receives every request and sees to it that every answer has what all of them have, whatever broke on the way. */
final class RequestPipeline {
    private static final Logger LOG = LoggerFactory.getLogger("reprise.gateway.access");
    private static final long SHORT_BODY = 64 * 1024;
    private static final int REQUEST_TIMEOUT = 408;
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    private final HttpSettings settings;
    private final Http http;
    private final FastPath fastPath;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> routes;
    private final RequestMetrics metrics;
    private final BodyBudget bodies;
    private final Materializer materializer;
    private final ClientAddress addresses;
    private final Cors cors;
    private final KnownHosts hosts;
    private final CrossSite sites;

    RequestPipeline(
            HttpSettings settings,
            Http http,
            FastPath fastPath,
            Function<HttpRequest, CompletionStage<HttpResponse>> routes,
            RequestMetrics metrics,
            BodyBudget bodies,
            Materializer materializer) {
        this.settings = settings;
        this.http = http;
        this.fastPath = fastPath;
        this.routes = routes;
        this.metrics = metrics;
        this.bodies = bodies;
        this.materializer = materializer;
        this.addresses = new ClientAddress(settings.around().trustedProxies());
        this.cors = new Cors(settings.around().allowedOrigins());
        this.hosts = new KnownHosts(settings);
        this.sites = new CrossSite(settings.around());
    }

    /** Answers what arrived on the connection of that client; {@code raw} is what the parser made of it. */
    CompletionStage<HttpResponse> receive(HttpRequest raw, InetSocketAddress client, Arrived arrived) {
        var begun = System.nanoTime();
        var request = addresses.give(RequestId.give(raw), client);
        return switch (arrived) {
            case Arrived.NoRequest none ->
                completed(request, refused(request, Faults.refusal(none.fault())), SecurityHeaders.Kind.DATA, begun);
            case Arrived.Request sent
            when sent.head().target().equals("*") ->
                completed(
                        request, CompletableFuture.completedFuture(Faults.methods()), SecurityHeaders.Kind.DATA, begun);
            case Arrived.Request sent -> receive(BodyShare.give(SentHead.give(request, sent.head()), bodies), begun);
        };
    }

    private CompletionStage<HttpResponse> receive(HttpRequest request, long begun) {
        answerWhenTooSlow(request, begun);
        try (var _ = MDC.putCloseable(RequestId.LOG_KEY, RequestId.of(request))) {
            var unwanted =
                    hosts.refusal(request).or(() -> sites.refusal(request)).or(() -> BodyShare.refusal(request));
            if (unwanted.isPresent()) {
                request.discardEntityBytes(materializer);
                return completed(request, refused(request, unwanted.get()), SecurityHeaders.Kind.DATA, begun);
            }
            var foreign = fastPath.serve(request);
            return foreign.isPresent()
                    ? completed(request, foreign.get(), SecurityHeaders.Kind.FOREIGN, begun)
                    : completed(request, routed(request), SecurityHeaders.Kind.DATA, begun);
        } catch (RuntimeException | StackOverflowError failure) { // an edge: the connection must live on
            return completed(request, CompletableFuture.failedFuture(failure), SecurityHeaders.Kind.DATA, begun);
        }
    }

    private CompletionStage<HttpResponse> refused(HttpRequest request, Refusal refusal) {
        return CompletableFuture.completedFuture(http.render(request, Reply.no(refusal)));
    }

    private CompletionStage<HttpResponse> routed(HttpRequest request) {
        var preflight = cors.preflight(request);
        if (preflight.isPresent()) {
            return CompletableFuture.completedFuture(preflight.get());
        }
        return isShortAndComing(request)
                ? request.transformEntityDataBytes(BodyShare.counted(request))
                        .entity()
                        .toStrict(settings.bodyPatience().toMillis(), materializer)
                        .exceptionally(WholeBody::failed)
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
        return answer.handle((response, failure) -> {
            BodyShare.giveBack(request);
            return finished(request, failure == null ? response : http.render(request, failure), kind, begun);
        });
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
        var safe = SecurityHeaders.on(HeadLength.on(request, response), kind, RequestId.of(request));
        return closingWhenLate(
                cors.on(request, settings.around().overTls() ? safe.addHeader(SecurityHeaders.OVER_TLS_ONLY) : safe));
    }

    /** What is still to come of a request that was given up is nothing that could follow it. */
    private static HttpResponse closingWhenLate(HttpResponse response) {
        return response.status().intValue() == REQUEST_TIMEOUT
                ? response.addHeader(Connection.create("close"))
                : response;
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
