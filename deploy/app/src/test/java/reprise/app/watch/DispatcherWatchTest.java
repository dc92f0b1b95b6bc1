package reprise.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorSystem;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What holds a thread of a dispatcher is in the log with its stack. */
@Timeout(60)
class DispatcherWatchTest {

    @Test
    void namesWhatHoldsAThread() throws InterruptedException {
        var system = ActorSystem.create(
                "held",
                ConfigFactory.parseString("akka.actor.default-dispatcher.executor = " + WatchedExecutor.class.getName())
                        .withFallback(ConfigFactory.defaultReference()));
        var enough = new CountDownLatch(1);
        var said = new Said();
        try (var _ = DispatcherWatch.start()) {
            system.dispatcher().execute(() -> holdUntil(enough));
            assertThat(said.lines.poll(50, TimeUnit.SECONDS))
                    .contains("held-akka.actor.default-dispatcher", "holdUntil");
        } finally {
            said.stop();
            enough.countDown();
            system.terminate();
        }
    }

    private static void holdUntil(CountDownLatch enough) {
        try {
            enough.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the watch says. */
    private static final class Said extends AppenderBase<ILoggingEvent> {
        private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Said() {
            start();
            ((Logger) LoggerFactory.getLogger(DispatcherWatch.class)).addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        @Override
        public void stop() {
            ((Logger) LoggerFactory.getLogger(DispatcherWatch.class)).detachAppender(this);
            super.stop();
        }
    }
}
