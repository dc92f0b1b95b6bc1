package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reprise.postgres.testing.TestPostgres;

class KeysTest {
    private static final byte[] SECRET = HexFormat.of().parseHex(TestNode.JWT_SECRET);

    @Test
    void twoKeysOfTheSameBytesAreOneHoweverTheyAreWritten() {
        for (var alike : new String[] {
            TestNode.JWT_SECRET,
            TestNode.JWT_SECRET.toUpperCase(),
            Base64.getEncoder().encodeToString(SECRET),
            Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET)
        }) {
            assertThatThrownBy(() -> Keys.of(withMaster(alike)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("must not be alike");
        }
        var other = SECRET.clone();
        other[0]++;
        assertThat(Keys.of(withMaster(HexFormat.of().formatHex(other))).master())
                .isEqualTo(other);
    }

    private static Settings withMaster(String key) {
        return TestNode.settings(TestPostgres.freshDatabase(), Map.of("keys.master", key));
    }
}
