package reprise.journal.tail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void replacesWhatPostgresRefuses() {
        assertThat(PlainText.of("a\0b\ud800c\udc00", 100)).isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    @Test
    void keepsPairsWhole() {
        assertThat(PlainText.of("😀😀", 100)).isEqualTo("😀😀");
        assertThat(PlainText.of("ab😀", 3)).isEqualTo("ab");
    }
}
