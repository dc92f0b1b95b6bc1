package reprise.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.gateway.http.Refused;
import reprise.language.Language;
import reprise.sdk.Json;

class HookBodyTest {
    private static final HookBody BODIES = new HookBody(Language.json());

    @Test
    void isNullWhereThereIsNone() {
        for (var type : List.of("", "application/json", "text/plain", "image/png")) {
            assertThat(read(type, "")).isEqualTo(Json.NULL);
        }
    }

    @Test
    void isParsedWhereItSaysItIsJson() {
        for (var type : List.of("application/json", "application/cloudevents+json")) {
            assertThat(read(type, "{\"a\":1}")).isEqualTo(Json.object("a", 1));
            assertThatThrownBy(() -> read(type, "{")).isInstanceOf(Refused.class);
        }
    }

    @Test
    void isWhatItLooksLikeWhereItSaysNothing() {
        assertThat(read("", "{\"a\":1}")).isEqualTo(Json.object("a", 1));
        assertThat(read("", "{a")).isEqualTo(Json.of("{a"));
        assertThat(BODIES.read("", Optional.empty(), new byte[] {(byte) 0xff}).text("base64"))
                .contains("/w==");
    }

    @Test
    void isAnObjectOfItsFieldsWhereItIsAForm() {
        assertThat(read("application/x-www-form-urlencoded", "a=1&b+c=%26&a=2&d&=e&&"))
                .isEqualTo(Json.object("a", Json.array(Json.of("1"), Json.of("2")), "b c", "&", "d", "", "", "e"));
        assertThatThrownBy(() -> read("application/x-www-form-urlencoded", "a=%"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void isReadInTheCharsetItNames() {
        var latin = BODIES.read("text/plain", Optional.of(StandardCharsets.ISO_8859_1), new byte[] {(byte) 0xe4});
        assertThat(latin).isEqualTo(Json.of("ä"));
        assertThatThrownBy(() -> BODIES.read("text/plain", Optional.<Charset>empty(), new byte[] {(byte) 0xe4}))
                .isInstanceOf(Refused.class);
    }

    private static Json read(String type, String body) {
        return BODIES.read(type, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
    }
}
