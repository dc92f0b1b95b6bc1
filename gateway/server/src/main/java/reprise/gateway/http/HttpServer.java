package reprise.gateway.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.SystemMaterializer;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The gateway's ear: one listening socket, and everything that holds for every request. */
public final class HttpServer {
    private final ServerBinding binding;

    private HttpServer(ServerBinding binding) {
        this.binding = binding;
    }

    /** Completes once connections are taken; fails where the address is not to be had. */
    public static CompletionStage<HttpServer> bind(
            ActorSystem<?> system,
            HttpSettings settings,
            Http http,
            FastPath fastPath,
            Route routes,
            RouteTemplates templates,
            MeterRegistry registry) {
        var function = routes.seal(http.rejections(), http.exceptions()).function(system);
        var pipeline = new RequestPipeline(
                settings,
                http,
                fastPath,
                function,
                new RequestMetrics(registry, templates),
                SystemMaterializer.get(system).materializer());
        return akka.http.javadsl.Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .withSettings(akkaSettings(system, settings))
                .bind(pipeline::receive)
                .thenApply(HttpServer::new);
    }

    /** Where it listens; the port is the real one where 0 was asked for. */
    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** Takes no more connections, lets requests in flight finish until the deadline, then closes. */
    public CompletionStage<Void> stop(Duration deadline) {
        return binding.terminate(deadline).thenApply(_ -> null);
    }

    private static ServerSettings akkaSettings(ActorSystem<?> system, HttpSettings settings) {
        var ours = Map.of(
                "akka.http.server.max-connections",
                settings.maxConnections(),
                "akka.http.server.idle-timeout",
                settings.idleTimeout().toMillis() + " ms",
                "akka.http.server.request-timeout",
                settings.requestTimeout().toMillis() + " ms",
                "akka.http.server.parsing.max-content-length",
                settings.maxBodyBytes());
        return DeclaredCharsets.keptBy(ServerSettings.create(ConfigFactory.parseMap(ours)
                .withFallback(ConfigFactory.parseResources(HttpServer.class, "server.conf"))
                .withFallback(system.settings().config())));
    }
}
