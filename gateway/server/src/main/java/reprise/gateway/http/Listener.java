package reprise.gateway.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.Materializer;
import akka.stream.TLSProtocol.SslTlsInbound;
import akka.stream.TLSProtocol.SslTlsOutbound;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.TLSPlacebo;
import akka.stream.javadsl.Tcp;
import akka.util.ByteString;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.gateway.framing.Connection;
import reprise.gateway.framing.Connections;
import reprise.gateway.framing.Guard;
import reprise.gateway.framing.Limits;
import reprise.gateway.framing.Patience;

/**
 * A listening socket. On each connection: the network, the {@link Guard}, Akka's parser and renderer, and who answers.
 * Akka's own way of binding has no place for something of ours between network and parser.
 */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Connections connections;
    private final Patience patience;
    private final BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, ?> parser;
    private final Function<Connection, Flow<HttpRequest, HttpResponse, ?>> answering;
    private final Materializer materializer;

    Listener(
            ActorSystem<?> system,
            ServerSettings parsing,
            Connections connections,
            Patience patience,
            Function<Connection, Flow<HttpRequest, HttpResponse, ?>> answering) {
        this.connections = connections;
        this.patience = patience;
        this.parser = akka.http.javadsl.Http.get(system).serverLayer(parsing).atop(plain());
        this.answering = answering;
        this.materializer = Materializer.matFromSystem(system);
    }

    CompletionStage<Bound> bind(ActorSystem<?> system, String host, int port, int backlog) {
        return Tcp.get(system)
                .bind(host, port, backlog, List.of(), true, Optional.empty())
                .toMat(Sink.foreach(this::accept), Keep.left())
                .run(materializer)
                .thenApply(binding -> new Bound(binding, connections));
    }

    private void accept(Tcp.IncomingConnection incoming) {
        try {
            var admitted = connections.admit(incoming.remoteAddress());
            if (admitted.isPresent()) {
                serve(incoming, admitted.get());
            } else {
                incoming.handleWith(Flow.fromSinkAndSource(Sink.cancelled(), Source.<ByteString>empty()), materializer);
            }
        } catch (RuntimeException failure) { // an edge: the others must go on being accepted
            LOG.error("A connection could not be served", failure);
        }
    }

    private void serve(Tcp.IncomingConnection incoming, Connection connection) {
        var guard = new Guard(connection, Limits.STANDARD, patience, () -> connections.closed(connection));
        answering
                .apply(connection)
                .join(parser.atop(BidiFlow.fromGraph(guard)))
                .join(incoming.flow())
                .run(materializer);
    }

    /** Without TLS. The types of the two halves do not meet: a session is a kind of what is expected, not the thing itself. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, ?> plain() {
        return (BidiFlow) TLSPlacebo.getInstance();
    }

    /** A socket that is listened to. */
    record Bound(Tcp.ServerBinding binding, Connections connections) {
        InetSocketAddress address() {
            return binding.localAddress();
        }

        /** Takes no more connections, lets requests in flight finish until the deadline, then closes. */
        CompletionStage<Void> stop(Duration deadline) {
            return binding.unbind()
                    .thenCompose(_ -> connections
                            .finish()
                            .toCompletableFuture()
                            .copy()
                            .completeOnTimeout(null, deadline.toMillis(), TimeUnit.MILLISECONDS))
                    .thenRun(connections::abort);
        }
    }
}
