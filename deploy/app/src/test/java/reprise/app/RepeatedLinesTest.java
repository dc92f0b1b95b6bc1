package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {
    private final AtomicLong now = new AtomicLong();
    private final ListAppender<ILoggingEvent> kept = new ListAppender<>();
    private Logger logger;

    @BeforeEach
    void setUp() {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.addTurboFilter(new RepeatedLines(now::get));
        kept.start();
        logger = context.getLogger("akka.remote.artery.ArteryTcpTransport");
        logger.addAppender(kept);
    }

    @Test
    void aFloodOfLinesThatDifferInNumbersOnlyIsFoldedAndCounted() {
        for (int port = 0; port < 100_000; port++) {
            logger.error("connection of /127.0.0.1:" + port + " failed", new IllegalStateException());
        }
        assertThat(kept.list).hasSize(20);

        now.addAndGet(Duration.ofSeconds(61).toNanos());
        logger.error("connection of /127.0.0.1:7 failed");
        assertThat(kept.list).hasSize(22);
        assertThat(lines().get(20)).isEqualTo("99980 lines like the next one were left out in the last minutes");
        assertThat(lines().get(21)).isEqualTo("connection of /127.0.0.1:7 failed");
    }

    @Test
    void whatIsSaidNowAndThenIsKept() {
        for (int minute = 0; minute < 50; minute++) {
            logger.warn("the database does not answer");
            now.addAndGet(Duration.ofSeconds(61).toNanos());
        }
        assertThat(kept.list).hasSize(50);
    }

    @Test
    void whoDidWhatIsNeverLeftOut() {
        for (int user = 0; user < 1000; user++) {
            logger.info("LOGGED_IN user={}", user);
        }
        assertThat(kept.list).hasSize(1000);
    }

    @Test
    void otherTroubleIsNotHiddenByAFlood() {
        for (int line = 0; line < 1000; line++) {
            logger.warn("connection {} failed", line);
        }
        logger.warn("the disk is full");
        assertThat(lines()).hasSize(21).last().isEqualTo("the disk is full");
    }

    private List<String> lines() {
        return kept.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
