package reprise.gateway.health;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.http.javadsl.server.Route;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import reprise.gateway.http.Http;
import reprise.gateway.http.Reply;
import reprise.sdk.Json;

/**
 * {@code /health}, {@code /ready}, {@code /alive} for everybody, such as load balancers; {@code /health/detailed} and
 * {@code /metrics} for those who look after the installation.
 */
public final class HealthRoutes {
    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";

    private final Http http;
    private final Checkup checkup;
    private final BooleanSupplier takesWork;
    private final PrometheusMeterRegistry registry;
    private final Inspectors inspectors;

    /** @param takesWork whether this node wants requests: not before it has started, nor once it stops */
    public HealthRoutes(
            Http http,
            List<HealthCheck> checks,
            BooleanSupplier takesWork,
            PrometheusMeterRegistry registry,
            Inspectors inspectors) {
        this.http = http;
        this.checkup = new Checkup(checks);
        this.takesWork = takesWork;
        this.registry = registry;
        this.inspectors = inspectors;
    }

    public Route routes() {
        return concat(
                pathPrefix(
                        "health",
                        () -> concat(
                                pathEnd(() -> get(() -> looked(HealthRoutes::summary))),
                                path(
                                        "detailed",
                                        () -> get(() -> inspectors.only(() -> looked(HealthRoutes::detailed)))))),
                path("ready", () -> get(() -> looked(this::ready))),
                path(
                        "alive",
                        () -> get(() ->
                                http.answerLater(() -> CompletableFuture.completedFuture(Reply.ok(status("up")))))),
                path("metrics", () -> get(() -> inspectors.only(this::metrics))));
    }

    /** These routes, as the reference writes them. */
    public static List<String> templates() {
        return List.of("/health", "/health/detailed", "/ready", "/alive", "/metrics");
    }

    private Route metrics() {
        return http.answer(() -> new Reply.Text(EXPOSITION, registry.scrape()));
    }

    private Route looked(Function<Checkup.Result, Reply> told) {
        return http.answerLater(() -> checkup.result().thenApply(told));
    }

    private static Reply summary(Checkup.Result result) {
        return answer(result.isHealthy(), status(result.isHealthy() ? "up" : "down"));
    }

    private static Reply detailed(Checkup.Result result) {
        return answer(result.isHealthy(), result.json());
    }

    private Reply ready(Checkup.Result result) {
        var ready = takesWork.getAsBoolean() && result.isHealthy();
        return answer(ready, status(ready ? "ready" : "not ready"));
    }

    private static Reply answer(boolean well, Json body) {
        return well ? Reply.ok(body) : new Reply.Unwell(body);
    }

    private static Json status(String word) {
        return Json.object("status", word);
    }
}
