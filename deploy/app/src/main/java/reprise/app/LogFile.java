package reprise.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;

/** A log that fills no disk: a new file each day and each 50 MB, older ones packed and kept for two weeks, 500 MB at most. */
public final class LogFile extends RollingFileAppender<ILoggingEvent> {
    private static final int DAYS = 14;

    @Override
    public void start() {
        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(getContext());
        rolling.setParent(this);
        rolling.setFileNamePattern(rawFileProperty() + ".%d{yyyy-MM-dd}.%i.gz");
        rolling.setMaxFileSize(FileSize.valueOf("50MB"));
        rolling.setTotalSizeCap(FileSize.valueOf("500MB"));
        rolling.setMaxHistory(DAYS);
        rolling.start();
        setRollingPolicy(rolling);
        super.start();
    }
}
