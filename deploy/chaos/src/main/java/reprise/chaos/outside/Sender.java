package reprise.chaos.outside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import reprise.bench.stage.Patience;
import reprise.chaos.evidence.Request;

/**
 * Delivers webhooks as fast as they are taken, over several connections at once, and keeps a ledger of every request. A
 * delivery with a key that gets no definite answer is sent again until it has one; one without is never repeated.
 */
public final class Sender implements AutoCloseable {
    private static final Pattern EXECUTION = Pattern.compile("\"executionId\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Duration AFTER_TROUBLE = Duration.ofMillis(30);

    private final List<Integer> ports;
    private final Payloads payloads;
    private final AtomicInteger serials = new AtomicInteger();
    private final AtomicLong requestIds = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();
    private final Queue<Delivery> again = new ConcurrentLinkedQueue<>();
    private final Queue<Request> ledger = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean finishing;
    private volatile boolean stopped;

    /** @param ports of the nodes that take requests */
    public Sender(List<Integer> ports, Payloads payloads) {
        this.ports = ports;
        this.payloads = payloads;
    }

    public void start(int connections) {
        for (int i = 0; i < connections; i++) {
            int first = i;
            threads.add(Thread.ofPlatform().daemon().name("sender-" + i).start(() -> run(first)));
        }
    }

    /** Requests answered 2xx so far. */
    public long accepted() {
        return accepted.get();
    }

    /** Requests sent and not yet answered. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Begins nothing new and waits until what was begun has its answers; but not for ever. */
    public void finish(Duration atMost) {
        finishing = true;
        Patience.until(atMost, () -> again.isEmpty() && inFlight.get() == 0);
        close();
    }

    public List<Request> ledger() {
        return List.copyOf(ledger);
    }

    @Override
    public void close() {
        stopped = true;
        threads.forEach(Sender::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(int first) {
        try (var line = new Line(ports, first)) {
            while (!stopped) {
                inFlight.incrementAndGet(); // before the queue is looked at: what is in hand is in flight
                boolean busy;
                try {
                    var delivery = next();
                    busy = delivery.isPresent() && deliver(delivery.get(), line);
                } finally {
                    inFlight.decrementAndGet();
                }
                if (!busy) {
                    LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
                }
            }
        }
    }

    private Optional<Delivery> next() {
        return Optional.ofNullable(again.poll())
                .or(() -> finishing ? Optional.empty() : Optional.of(Delivery.first(serials.incrementAndGet())));
    }

    /** Whether it was answered, one way or the other. */
    private boolean deliver(Delivery delivery, Line line) {
        if (delivery.twiceAtOnce()) {
            again.add(delivery.again());
        }
        var sent = send(delivery, line);
        sent.ifPresent(ledger::add);
        if (sent.isEmpty()) {
            again.add(delivery.twiceAtOnce() ? delivery.again() : delivery);
        } else if (sent.get().accepted()) {
            accepted.incrementAndGet();
            if (delivery.twice()) {
                again.add(delivery.again());
            }
        } else if (sent.get().indeterminate() && delivery.mayBeRepeated()) {
            again.add(delivery.again());
        }
        return sent.isPresent() && !sent.get().indeterminate();
    }

    /** What is to be written down of it; nothing where it did not leave. */
    private Optional<Request> send(Delivery delivery, Line line) {
        var id = "chaos-" + delivery.serial() + "-" + requestIds.incrementAndGet();
        var body = delivery.body(payloads);
        var head = delivery.head(id, payloads.event(delivery.serial()), body);
        var sentAt = Instant.now();
        try {
            var answer = line.send(head, body);
            int status = Integer.parseInt(answer.firstLine().split(" ")[1]);
            var execution = EXECUTION.matcher(new String(answer.body(), StandardCharsets.UTF_8));
            return Optional.of(new Request(
                    id,
                    delivery.serial(),
                    delivery.key(),
                    sentAt,
                    Instant.now(),
                    status,
                    execution.find() ? Optional.of(execution.group(1)) : Optional.empty(),
                    "true".equals(answer.headers().get("idempotent-replayed"))));
        } catch (Line.NobodyListens e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(new Request(
                    id, delivery.serial(), delivery.key(), sentAt, Instant.now(), 0, Optional.empty(), false));
        }
    }
}
