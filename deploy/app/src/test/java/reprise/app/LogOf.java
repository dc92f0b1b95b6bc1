package reprise.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a type says in the log from now on. */
final class LogOf implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    private LogOf(String name) {
        this.logger = (Logger) LoggerFactory.getLogger(name);
        said.start();
        logger.addAppender(said);
    }

    static LogOf type(Class<?> type) {
        return new LogOf(type.getName());
    }

    /** The level and the message of each. */
    List<String> lines() {
        return List.copyOf(said.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(said);
    }
}
