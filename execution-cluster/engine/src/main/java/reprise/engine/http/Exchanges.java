package reprise.engine.http;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.Materializer;
import akka.stream.javadsl.Sink;
import akka.util.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Response;

/** Sends one request over a pooled connection and reads its answer whole. */
final class Exchanges {
    private final HostPools pools;
    private final Resolver resolver;
    private final Connector connector;
    private final Materializer materializer;

    Exchanges(HostPools pools, Resolver resolver, Connector connector, Materializer materializer) {
        this.pools = pools;
        this.resolver = resolver;
        this.connector = connector;
        this.materializer = materializer;
    }

    Response exchange(Hop hop, long maxBytes, Deadline deadline) throws CallFailed, InterruptedException {
        HttpRequest request = hop.request();
        Origin origin = hop.origin();
        var address = resolver.resolve(origin.host(), origin.port(), deadline);
        HostPool pool = pools.enter(origin);
        try {
            switch (pool.enter(deadline)) {
                case FULL, TOO_LATE -> throw Failures.busy(origin.host());
                case ADMITTED -> {}
            }
            try {
                var kept = pool.take();
                Connection connection = kept.isPresent() ? kept.get() : connector.open(origin, address, deadline);
                return over(connection, pool, request, origin, maxBytes, deadline);
            } finally {
                pool.leave();
            }
        } finally {
            pools.leave(origin);
        }
    }

    private Response over(
            Connection connection, HostPool pool, HttpRequest request, Origin origin, long maxBytes, Deadline deadline)
            throws CallFailed, InterruptedException {
        boolean reusable = false;
        try {
            HttpResponse head = deadline.await(connection.send(request));
            byte[] body = body(head.entity(), maxBytes, deadline);
            reusable = isKeptAlive(head) && connection.isOpen();
            return response(head, body);
        } catch (ExecutionException e) {
            throw Failures.of(e.getCause(), origin.host(), maxBytes);
        } catch (TimeoutException _) {
            throw Failures.timeout(origin.host());
        } finally {
            if (reusable) {
                pool.keep(connection);
            } else {
                connection.abort();
            }
        }
    }

    private byte[] body(HttpEntity entity, long maxBytes, Deadline deadline)
            throws CallFailed, ExecutionException, TimeoutException, InterruptedException {
        if (entity instanceof HttpEntity.Strict strict) {
            if (strict.getData().size() > maxBytes) {
                throw Failures.tooLarge(maxBytes);
            }
            return strict.getData().toArray();
        }
        var read = new ByteArrayOutputStream();
        CompletableFuture<?> done = entity.withSizeLimit(maxBytes)
                .getDataBytes()
                .runWith(Sink.foreach((ByteString bytes) -> read.writeBytes(bytes.toArrayUnsafe())), materializer)
                .toCompletableFuture();
        deadline.await(done);
        return read.toByteArray();
    }

    private static boolean isKeptAlive(HttpResponse head) {
        boolean close = false;
        for (HttpHeader header : head.getHeaders()) {
            close |= header.is("connection")
                    && header.value().toLowerCase(Locale.ROOT).contains("close");
        }
        return !close && head.protocol().value().equals("HTTP/1.1");
    }

    private static Response response(HttpResponse head, byte[] body) {
        var headers = new ArrayList<Header>();
        for (HttpHeader header : head.getHeaders()) {
            headers.add(new Header(header.lowercaseName(), header.value()));
        }
        Optional<String> unread = headers.stream() // a type that could not be read stays among the headers
                .filter(header -> header.name().equals("content-type"))
                .map(Header::value)
                .findFirst();
        String contentType =
                unread.orElseGet(() -> head.entity().getContentType().toString());
        if (unread.isEmpty()) {
            headers.addFirst(new Header("content-type", contentType));
        }
        return new Response(head.status().intValue(), List.copyOf(headers), contentType, body);
    }
}
