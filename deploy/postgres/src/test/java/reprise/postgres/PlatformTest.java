package reprise.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz"
    })
    void namesTheArchiveAsItsMakersDo(String system, String architecture, String archive) {
        assertThat(Platform.of(system, architecture, true).name()).isEqualTo(archive);
    }

    @Test
    void saysPlainlyWhereThereIsNone() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64", true).archive())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("(windows 11, x86_64)")
                .hasMessageContaining("REPRISE_DB_URL");
    }

    @Test
    void knowsThatProgramsForAnotherLibraryDoNotStart() {
        assertThatThrownBy(() -> Platform.of("Linux", "amd64", false).archive())
                .hasMessageContaining("linux with musl, x86_64");
    }
}
