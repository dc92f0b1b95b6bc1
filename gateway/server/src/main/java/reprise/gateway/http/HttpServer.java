package reprise.gateway.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.SystemMaterializer;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import reprise.gateway.framing.Connections;

/** The gateway's ear: one listening socket, and everything that holds for every request. */
public final class HttpServer {
    private final Listener.Bound bound;

    private HttpServer(Listener.Bound bound) {
        this.bound = bound;
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
        var bodies = new BodyBudget(settings.room().bodyBytes());
        registry.gauge("reprise.http.body.bytes", bodies, BodyBudget::taken);
        var function = routes.seal(http.rejections(), http.exceptions()).function(system);
        var pipeline = new RequestPipeline(
                settings,
                http,
                fastPath,
                function,
                new RequestMetrics(registry, templates),
                bodies,
                SystemMaterializer.get(system).materializer());
        var parsing = parsing(system, settings);
        return new Listener(
                        system,
                        parsing,
                        connections(settings),
                        settings.times().ofConnections(),
                        connection -> Answering.on(connection, pipeline))
                .bind(system, settings.host(), settings.port(), parsing.getBacklog())
                .thenApply(HttpServer::new);
    }

    /** Where it listens; the port is the real one where 0 was asked for. */
    public InetSocketAddress address() {
        return bound.address();
    }

    /** Takes no more connections, lets requests in flight finish until the deadline, then closes. */
    public CompletionStage<Void> stop(Duration deadline) {
        return bound.stop(deadline);
    }

    private static Connections connections(HttpSettings settings) {
        var room = settings.room();
        var proxies = settings.around().trustedProxies();
        return new Connections(
                room.connections(), room.ofOneAddress(), address -> proxies.contains(address.getHostAddress()));
    }

    private static ServerSettings parsing(ActorSystem<?> system, HttpSettings settings) {
        var ours = Map.of(
                "akka.http.server.request-timeout",
                settings.times().request().toMillis() + " ms",
                "akka.http.server.parsing.max-content-length",
                settings.maxBodyBytes());
        return ServerSettings.create(ConfigFactory.parseMap(ours)
                .withFallback(ConfigFactory.parseResources(HttpServer.class, "server.conf"))
                .withFallback(system.settings().config()));
    }
}
