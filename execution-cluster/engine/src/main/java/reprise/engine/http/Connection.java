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

/**
 * One connection to a server, for one exchange at a time. It ends as soon as the server says anything it was not asked for:
 * a surplus of one answer must never be read as the beginning of the next.
 */
final class Connection {
    private static final CompletableFuture<HttpResponse> NOBODY = new CompletableFuture<>();

    private final SharedKillSwitch ending;
    private final AtomicReference<CompletableFuture<HttpResponse>> awaiting = new AtomicReference<>(NOBODY);
    private BoundedSourceQueue<HttpRequest> requests;
    private volatile boolean ended;
    private volatile boolean exchanging = true; // until it is idle for the first time; TLS begins by itself
    private volatile boolean heard;
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
        heard = false;
        exchanging = true;
        if (ended || !requests.offer(request).isEnqueued()) {
            answer.completeExceptionally(new EOFException());
        }
        return answer;
    }

    /** Bytes have come in. */
    void hear() {
        heard = true;
        if (!exchanging) {
            abort();
        }
    }

    /** What is answered before anything was heard was left over from the answer before. */
    void answered(HttpResponse response) {
        var asked = awaiting.getAndSet(NOBODY);
        if (heard && asked != NOBODY) {
            asked.complete(response);
        } else {
            asked.completeExceptionally(new EOFException());
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

    /** The answer has been read to its end. */
    void idle() {
        exchanging = false;
        idleSince = System.nanoTime();
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }
}
