package reprise.gateway.framing;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One connection to a client: what has arrived on it and is to be answered, and how to bring it to an end. */
public final class Connection {
    private final InetSocketAddress client;
    private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong answers = new AtomicLong();
    private long arrivals;
    private volatile long lastSign = System.nanoTime();
    private volatile Optional<Guard.Reins> reins = Optional.empty();

    Connection(InetSocketAddress client) {
        this.client = client;
    }

    public InetSocketAddress client() {
        return client;
    }

    /** What the request is that the parser has just handed over: they come in the order of the heads. */
    public Arrived next() {
        var next = arrived.poll();
        if (next == null) {
            throw new IllegalStateException("the parser found a request where the guard found none");
        }
        return next;
    }

    /** A request has its answer, up to the last byte of it. Who speaks another protocol now is never done with. */
    public void answered() {
        unanswered.decrementAndGet();
    }

    /** Told of each answer as it begins: whether from now on another protocol is spoken. */
    public void answers(boolean otherProtocol) {
        long answer = answers.incrementAndGet();
        reins.ifPresent(held -> held.answers(answer, otherProtocol));
    }

    /** How many have arrived: their answers are counted alike. */
    long arrivals() {
        return arrivals;
    }

    void arrived(Arrived next) {
        arrivals++;
        unanswered.incrementAndGet();
        arrived.add(next);
    }

    void heldBy(Guard.Reins guard) {
        reins = Optional.of(guard);
    }

    void sign(long now) {
        lastSign = now;
    }

    /** Since when nothing was heard and nothing said. */
    long lastSign() {
        return lastSign;
    }

    /** Nobody is at work for it: it waits for its client, who may have sent a part of a head. */
    boolean isWaiting() {
        return unanswered.get() == 0;
    }

    /** What has begun is brought to its end, and nothing new is taken. */
    void finish() {
        reins.ifPresent(Guard.Reins::finish);
    }

    void abort() {
        reins.ifPresent(Guard.Reins::abort);
    }
}
