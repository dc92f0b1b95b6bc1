package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    @Test
    void aMisspeltKeyOfTheFileIsNamedWithWhatItMayBeMeantToBe() {
        var file = ConfigFactory.parseString("reprise { execution.max-lives = 10, http.port = 80 }");
        assertThatThrownBy(() -> SettingNames.checkFile(file))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("reprise.execution.max-lives")
                .hasMessageContaining("did you mean reprise.execution.max-live?");
    }

    @Test
    void everyKeyThatThereIsMayStandInTheFile() {
        assertThatCode(() -> SettingNames.checkFile(
                        ConfigFactory.parseResources("reprise-defaults.conf").resolve()))
                .doesNotThrowAnyException();
        assertThatCode(() -> SettingNames.checkFile(ConfigFactory.parseString("reprise.database.url = x")))
                .doesNotThrowAnyException();
    }

    @Test
    void aVariableThatLooksLikeOursIsToldOf() {
        assertThat(SettingNames.strangers(
                        List.of("PATH", "REPRISE_HTTP_PORT", "REPRISE_LOG_LEVEL", "REPRISE_HTTP_PROT")))
                .hasSize(1)
                .first()
                .asString()
                .contains("REPRISE_HTTP_PROT", "did you mean REPRISE_HTTP_PORT?");
    }
}
