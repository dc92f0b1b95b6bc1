package reprise.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogSettingsTest {

    @Test
    void whatTheLogWouldPassOverStopsTheStart() {
        assertThatThrownBy(() -> LogSettings.apply(Map.of("REPRISE_LOG_LEVEL", "LOUD")))
                .isInstanceOf(BadSetting.class)
                .hasMessage("REPRISE_LOG_LEVEL must be one of TRACE, DEBUG, INFO, WARN, ERROR, OFF, not LOUD");
        assertThatThrownBy(() -> LogSettings.apply(Map.of("REPRISE_LOG_FORMAT", "xml")))
                .hasMessageContaining("text, json");
    }

    @Test
    void whatItKnowsAndWhatIsNotSaidAreFine() {
        assertThatCode(() -> LogSettings.apply(Map.of("REPRISE_LOG_LEVEL", "WARN", "REPRISE_LOG_FORMAT", "json")))
                .doesNotThrowAnyException();
        assertThatCode(() -> LogSettings.apply(Map.of())).doesNotThrowAnyException();
    }
}
