package reprise.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | text/html | 1",
                "Text/HTML;Q=0.5 | text/html | 0.5",
                "text/html ; level=1 ; q=0.25 | text/html | 0.25",
                "text/html;q=0 | text/html | 0",
                "text/html;q=0.000, */* | text/html | 0",
                "text/*;q=0.3, */*;q=0.1 | text/html | 0.3",
                "text/*;q=0.3, */*;q=0.1 | application/json | 0.1",
                "application/json | text/html | 0",
                "text/html;q=loud | text/html | 1",
                "br;q=0, gzip, *;q=0.5 | br | 0",
                "br;q=0, gzip, *;q=0.5 | zstd | 0.5",
                ",;, ;q=0,gzip | gzip | 1"
            })
    void areReadWithTheirWeights(String header, String name, double weight) {
        assertThat(Preferences.of(header).weight(name)).isEqualTo(weight);
    }

    @Test
    void aNameIsNotNamedByARange() {
        assertThat(Preferences.of("*/*, text/*").named(List.of("text/html"))).isZero();
        assertThat(Preferences.of("").weight("text/html")).isZero();
    }
}
