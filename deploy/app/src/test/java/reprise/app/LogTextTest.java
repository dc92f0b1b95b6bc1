package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send and the log quotes cannot forge lines, move the cursor or turn the direction of the text. */
class LogTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r", "\u0000", "\u001b", "\u0085", "\u009b", "\u2028", "\u2029", "\u202e", "\u200f", "\ufeff"
            })
    void oneMessageIsOneLineOfPlainCharacters(String hostile) throws IOException {
        var line = line("before" + hostile + "after");
        assertThat(line).contains("before after").doesNotContain(hostile);
    }

    private static String line(String message) throws IOException {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern());
        layout.start();
        Logger logger = context.getLogger("reprise.Test");
        return layout.doLayout(new LoggingEvent("", logger, Level.INFO, message, null, null))
                .stripTrailing();
    }

    private static String pattern() throws IOException {
        try (var in = LogTextTest.class.getResourceAsStream("/logback-text.xml")) {
            var xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var found = Pattern.compile("name=\"line\"\\s+value=\"(.*)\"/>").matcher(xml);
            assertThat(found.find()).isTrue();
            return found.group(1);
        }
    }
}
