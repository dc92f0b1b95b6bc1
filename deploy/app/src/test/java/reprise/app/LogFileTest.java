package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log in a file, as the product's own logback.xml sets it up. */
class LogFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void holdsAllOfTheLog(String format, @TempDir Path folder) throws IOException, JoranException {
        var file = folder.resolve("reprise.log");
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("REPRISE_LOG_FILE", file.toString());
        context.putProperty("REPRISE_LOG_TO", "file");
        context.putProperty("REPRISE_LOG_FORMAT", format);
        context.putProperty("REPRISE_CONSOLE_LEVEL", "WARN");
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogFileTest.class.getResource("/logback.xml"));

        context.getLogger("reprise.Test").info("calm");
        context.stop();

        assertThat(Files.readString(file)).contains("reprise.Test", "calm");
    }
}
