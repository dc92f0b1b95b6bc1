package reprise.engine.http;

import akka.Done;
import akka.actor.ActorSystem;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.HttpsConnectionContext;
import akka.http.javadsl.OutgoingConnection;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ClientConnectionSettings;
import akka.japi.Pair;
import akka.stream.ActorAttributes;
import akka.stream.Attributes;
import akka.stream.BoundedSourceQueue;
import akka.stream.KillSwitches;
import akka.stream.Materializer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import reprise.sdk.HttpClient.CallFailed;

/** Opens connections: to the address that was checked, under the name that was asked for. */
final class Connector {
    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);

    /** A server's misbehaviour is the call's failure, not a fault of ours; and the log is no place for its bytes. */
    private static final Attributes SILENT = ActorAttributes.createLogLevels(
            Attributes.logLevelOff(), Attributes.logLevelOff(), Attributes.logLevelOff());

    private final ActorSystem system;
    private final Materializer materializer;
    private final HttpsConnectionContext tls;
    private final ClientConnectionSettings settings;

    Connector(ActorSystem system, Materializer materializer, SSLContext tls) {
        this.system = system;
        this.materializer = materializer;
        this.tls = ConnectionContext.httpsClient(tls);
        this.settings = settings(system);
    }

    Connection open(Origin origin, InetSocketAddress address, Deadline deadline)
            throws CallFailed, InterruptedException {
        var connection = new Connection(KillSwitches.shared("egress"));
        CompletableFuture<OutgoingConnection> connected = materialize(connection, origin, address);
        try {
            deadline.within(CONNECT_TIME).await(connected);
            return connection;
        } catch (ExecutionException _) {
            throw Failures.notConnected(origin.host());
        } catch (TimeoutException _) {
            connection.abort();
            throw Failures.connectTimeout(origin.host());
        } catch (InterruptedException e) {
            connection.abort();
            throw e;
        }
    }

    private CompletableFuture<OutgoingConnection> materialize(
            Connection connection, Origin origin, InetSocketAddress address) {
        Pair<Pair<BoundedSourceQueue<HttpRequest>, CompletionStage<OutgoingConnection>>, CompletionStage<Done>>
                running = Source.<HttpRequest>queue(1)
                        .via(connection.guard())
                        .viaMat(flow(connection, origin, address), Keep.both())
                        .via(connection.guard())
                        .toMat(Sink.foreach(connection::answered), Keep.both())
                        .withAttributes(SILENT)
                        .run(materializer);
        connection.connected(running.first().first());
        running.second().whenComplete((_, cause) -> connection.ended(cause));
        return running.first().second().toCompletableFuture();
    }

    private Flow<HttpRequest, HttpResponse, CompletionStage<OutgoingConnection>> flow(
            Connection connection, Origin origin, InetSocketAddress address) {
        var transport = new HeardTransport(connection, address);
        var builder = Http.get(system)
                .connectionTo(origin.host())
                .toPort(origin.port())
                .withCustomHttpsConnectionContext(tls)
                .withClientConnectionSettings(settings.withTransport(transport));
        return origin.secure() ? builder.https() : builder.http();
    }

    /** Time is kept by the call, not by the connection; headers are bounded here and passed on unread. */
    private static ClientConnectionSettings settings(ActorSystem system) {
        ClientConnectionSettings settings = ClientConnectionSettings.create(system);
        return settings.withConnectingTimeout(scala.concurrent.duration.Duration.create(CONNECT_TIME.toMillis(), "ms"))
                .withIdleTimeout(scala.concurrent.duration.Duration.Inf())
                .withUserAgentHeader(Optional.empty())
                .withParserSettings(settings.getParserSettings()
                        .withModeledHeaderParsing(false)
                        .withIllegalHeaderWarnings(false)
                        .withMaxHeaderCount(128)
                        .withMaxHeaderNameLength(256)
                        .withMaxHeaderValueLength(16 * 1024)
                        .withMaxResponseReasonLength(256));
    }
}
