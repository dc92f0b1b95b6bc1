package reprise.engine.http;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.BoundedSourceQueue;
import akka.stream.FlowShape;
import akka.stream.Graph;
import akka.stream.SharedKillSwitch;
import java.io.EOFException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** One connection to a server, for one exchange at a time. */
final class Connection {
    private static final CompletableFuture<HttpResponse> NOBODY = new CompletableFuture<>();

    private final SharedKillSwitch ending;
    private final AtomicReference<CompletableFuture<HttpResponse>> awaiting = new AtomicReference<>(NOBODY);
    private BoundedSourceQueue<HttpRequest> requests;
    private volatile boolean ended;
    private long idleSince;

    Connection(SharedKillSwitch ending) {
        this.ending = ending;
    }

    /** What both ways go through, so that the connection can be cut. */
    <T> Graph<FlowShape<T, T>, SharedKillSwitch> guard() {
        return ending.flow();
    }

    void connected(BoundedSourceQueue<HttpRequest> requests) {
        this.requests = requests;
    }

    /** Sends the request; the answer's head comes with its body still on the way. */
    CompletableFuture<HttpResponse> send(HttpRequest request) {
        var answer = new CompletableFuture<HttpResponse>();
        awaiting.set(answer);
        if (ended || !requests.offer(request).isEnqueued()) {
            answer.completeExceptionally(new EOFException());
        }
        return answer;
    }

    /** An answer that nobody has asked for ends the connection: what follows could be taken for the next call's. */
    void answered(HttpResponse response) {
        if (!awaiting.getAndSet(NOBODY).complete(response)) {
            abort();
        }
    }

    void ended(Throwable cause) {
        ended = true;
        awaiting.getAndSet(NOBODY).completeExceptionally(cause == null ? new EOFException() : cause);
    }

    void abort() {
        ended = true;
        ending.abort(new EOFException());
    }

    boolean isOpen() {
        return !ended;
    }

    void idle() {
        idleSince = System.nanoTime();
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }
}
