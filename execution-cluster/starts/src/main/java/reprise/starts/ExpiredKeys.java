package reprise.starts;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.journal.IdempotencyKeys;

/**
 * Forgets the keys of starts whose time is over, a few at a time so that nobody waits for it. Nothing depends on it but
 * room: a key that is over may be taken anew whether it was forgotten or not. Several nodes may do so at once.
 */
public final class ExpiredKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiredKeys.class);
    private static final int AT_ONCE = 1_000;
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final IdempotencyKeys keys;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean closing;

    ExpiredKeys(IdempotencyKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("expired-keys").unstarted(this::run);
    }

    /** Until it is closed. */
    public static ExpiredKeys forget(IdempotencyKeys keys, Clock clock) {
        var forgetting = new ExpiredKeys(keys, clock);
        forgetting.thread.start();
        return forgetting;
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos((mayBeMore() ? BETWEEN_BATCHES : BETWEEN_LOOKS).toNanos());
        }
    }

    private boolean mayBeMore() {
        try {
            return forgetSome();
        } catch (RuntimeException away) {
            LOG.debug("expired keys stay for now", away);
            return false;
        }
    }

    /** One batch; whether there may be more. Blocks. */
    boolean forgetSome() {
        return keys.forget(clock.instant(), AT_ONCE) == AT_ONCE;
    }
}
