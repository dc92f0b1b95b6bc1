package reprise.engine.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import reprise.sdk.HttpClient.CallFailed;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.HttpClient.Response;

/** One request and its answer, over one connection. */
record Exchange(ConnectionPool pool, Cutoffs cutoffs, Hop hop, long maxBytes, Deadline deadline) {
    private static final byte[] NOTHING = {};
    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final ConnectionEndpoint.RequestExecutor EXECUTOR = new HttpRequestExecutor()::execute;

    /** The server gave up a connection that was used before, and nothing of the answer was read. */
    static final class GivenUp extends Exception {
        private final transient CallFailed failure;

        private GivenUp(CallFailed failure) {
            super(failure);
            this.failure = failure;
        }

        CallFailed failure() {
            return failure;
        }
    }

    Response over(ConnectionPool.Lease which) throws CallFailed, InterruptedException, GivenUp {
        ClassicHttpRequest request = hop.request();
        ConnectionEndpoint connection = pool.lease(which, hop.origin(), deadline);
        var cutoff = cutoffs.at(deadline, connection);
        boolean reusable = false;
        try {
            boolean kept = connection.isConnected();
            if (!kept) {
                connect(connection);
            }
            var head = head(connection, request, kept, cutoff);
            byte[] body = body(head.getEntity());
            reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, head, HttpCoreContext.create());
            return Codings.decoded(response(head, body), maxBytes);
        } catch (IOException | HttpException e) {
            throw failure(e, cutoff);
        } finally {
            if (!(cutoff.settle() && reusable)) {
                connection.close(CloseMode.IMMEDIATE);
            }
            pool.giveBack(connection);
        }
    }

    private void connect(ConnectionEndpoint connection) throws CallFailed, InterruptedException {
        var patience = deadline.within(CONNECT_TIME);
        try {
            ScopedValue.where(Resolver.DEADLINE, patience).call(() -> {
                pool.connect(connection, patience.asTimeout(), HttpCoreContext.create());
                return connection;
            });
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw Failures.notConnected(e, hop.origin().host(), patience.nanosLeft() == 0);
        }
    }

    private ClassicHttpResponse head(
            ConnectionEndpoint connection, ClassicHttpRequest request, boolean kept, Cutoffs.Cutoff cutoff)
            throws HttpException, GivenUp, CallFailed, InterruptedException {
        try {
            return connection.execute("", request, EXECUTOR, HttpCoreContext.create());
        } catch (IOException e) {
            var failure = failure(e, cutoff);
            if (kept && failure.failure().code().equals(Failures.LOST)) {
                throw new GivenUp(failure);
            }
            throw failure;
        }
    }

    /** A body that is too long is not read to its end: its connection will be cut. */
    private byte[] body(HttpEntity entity) throws IOException, CallFailed {
        if (entity == null) {
            return NOTHING;
        }
        if (entity.getContentLength() > maxBytes) {
            throw Failures.tooLarge(maxBytes);
        }
        byte[] read = entity.getContent().readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE));
        if (read.length > maxBytes) {
            throw Failures.tooLarge(maxBytes);
        }
        return read;
    }

    private CallFailed failure(Exception cause, Cutoffs.Cutoff cutoff) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String host = hop.origin().host();
        return cutoff.settle() ? Failures.of(cause, host) : Failures.timeout(host);
    }

    private static Response response(ClassicHttpResponse head, byte[] body) {
        var headers = new ArrayList<Header>();
        String contentType = "";
        for (var header : head.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            headers.add(new Header(name, header.getValue()));
            contentType = name.equals("content-type") ? header.getValue() : contentType;
        }
        return new Response(head.getCode(), headers, contentType, body);
    }
}
