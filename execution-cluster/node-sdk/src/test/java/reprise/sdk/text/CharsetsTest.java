package reprise.sdk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "UTF8", " Utf-8 ", "utf8mb4", "utf-8-sig"})
    void haveSeveralNamesForUtf8(String name) {
        assertThat(Charsets.named(name)).contains(StandardCharsets.UTF_8);
    }

    @Test
    void areAllThatTheJdkHasByEveryNameOfTheirs() {
        for (var charset : Charset.availableCharsets().values()) {
            assertThat(Charsets.named(charset.name())).contains(charset);
            for (var alias : charset.aliases()) {
                assertThat(Charsets.named(alias)).as(alias).contains(Charset.forName(alias));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "utf8mb5", "binary", "é", "utf-8,", "\u0000"})
    void areNotGuessed(String name) {
        assertThat(Charsets.named(name)).isEmpty();
    }
}
