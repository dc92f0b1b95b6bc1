package reprise.engine.http;

import akka.actor.ActorSystem;
import akka.http.javadsl.ClientTransport;
import akka.http.javadsl.OutgoingConnection;
import akka.http.javadsl.settings.ClientConnectionSettings;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Flow;
import akka.util.ByteString;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Dials the address that was checked, whatever the name may lead to by now, and tells its connection of all that comes in. */
final class HeardTransport extends ClientTransport {
    /** Keeps the ear at the line while nobody waits for an answer: else nothing would be read until the next request. */
    private static final int LISTENING = 4;

    private final Connection connection;
    private final ClientTransport transport;

    HeardTransport(Connection connection, InetSocketAddress address) {
        this.connection = connection;
        this.transport = withCustomResolver((_, _) -> CompletableFuture.completedFuture(address));
    }

    @Override
    public Flow<ByteString, ByteString, CompletionStage<OutgoingConnection>> connectTo(
            String host, int port, ClientConnectionSettings settings, ActorSystem system) {
        return transport
                .connectTo(host, port, settings, system)
                .map(bytes -> {
                    connection.hear();
                    return bytes;
                })
                .buffer(LISTENING, OverflowStrategy.backpressure());
    }
}
