package reprise.app.watch;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Notes when each turn begins and ends. */
final class WatchedService extends AbstractExecutorService {
    private final ExecutorService plain;

    WatchedService(ExecutorService plain) {
        this.plain = plain;
    }

    @Override
    public void execute(Runnable work) {
        plain.execute(() -> {
            var turn = Turns.own();
            turn.begins(System.nanoTime());
            try {
                work.run();
            } finally {
                turn.ends();
            }
        });
    }

    @Override
    public void shutdown() {
        plain.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return plain.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return plain.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return plain.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return plain.awaitTermination(timeout, unit);
    }
}
