package reprise.app.watch;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says with its stack what holds a thread of a dispatcher for over a second: all others wait behind it. */
public final class DispatcherWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DispatcherWatch.class);
    private static final long PACE = Duration.ofMillis(250).toNanos();
    private static final long TOO_LONG = Duration.ofSeconds(1).toNanos();
    private static final int FRAMES = 30;

    private final Thread thread =
            Thread.ofPlatform().daemon().name("dispatcher-watch").unstarted(this::run);
    private volatile boolean closing;

    private DispatcherWatch() {}

    public static DispatcherWatch start() {
        var watch = new DispatcherWatch();
        watch.thread.start();
        return watch;
    }

    private void run() {
        for (long looked = System.nanoTime(); !closing; ) {
            LockSupport.parkNanos(PACE);
            long now = System.nanoTime();
            if (now - looked < TOO_LONG) { // else it was the whole process that stood still
                Turns.all().forEach(turn -> turn.held(now, TOO_LONG).ifPresent(held -> tell(turn.thread(), held)));
            }
            looked = now;
        }
    }

    private static void tell(Thread held, Duration since) {
        LOG.warn(
                "{} has been held for {} ms; nothing else is done on it. It is at{}",
                held.getName(),
                since.toMillis(),
                Arrays.stream(held.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> " <- " + frame)
                        .collect(Collectors.joining()));
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
    }
}
