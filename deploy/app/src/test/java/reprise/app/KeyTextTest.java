package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTextTest {

    @Test
    void aKeyIsTheBytesThatItsTextStandsFor() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        assertThat(KeyText.decode("KEY", HexFormat.of().formatHex(bytes))).isEqualTo(bytes);
        assertThat(KeyText.decode("KEY", Base64.getEncoder().encodeToString(bytes) + "\n"))
                .isEqualTo(bytes);
        assertThat(KeyText.decode("KEY", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "correct horse battery staple correct horse, must be hex or Base64",
        "0123456789abcdef, holds 8 bytes",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, repeats itself",
        "abababababababababababababababababababababababababababababababab, repeats itself"
    })
    void whatIsNoKeyIsRefusedWithItsCure(String text, String why) {
        assertThatThrownBy(() -> KeyText.decode("REPRISE_JWT_SECRET", text))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("REPRISE_JWT_SECRET")
                .hasMessageContaining(why)
                .hasMessageContaining("openssl rand -hex 32");
    }
}
