package reprise.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonMeasureTest {

    @Test
    void knowsHowLargeAndDeepItIs() {
        var value = Json.object("name", "Ada", "list", List.of(1, 2, Map.of("a", true)));
        assertThat(value.depth()).isEqualTo(3);
        assertThat(value.size()).isBetween(30L, 80L);
        assertThat(Json.EMPTY_OBJECT.depth()).isEqualTo(1);
        assertThat(Json.of(1).depth()).isZero();
    }

    /** As a tree, this would take longer than the universe has lasted. */
    @Test
    void countsSharedPartsWithoutAWalk() {
        Json value = Json.of("x");
        for (int i = 0; i < 400; i++) {
            value = Json.array(value, value, value, value);
        }
        assertThat(value.size()).isGreaterThan(1L << 60);
        assertThat(value.depth()).isEqualTo(400);
    }

    @Test
    void remainsEqualToWhatHoldsTheSame() {
        var members = Map.<String, Json>of("a", Json.of(1));
        assertThat(new Json.JsonObject(members)).isEqualTo(Json.object("a", 1)).hasSameHashCodeAs(Json.object("a", 1));
        assertThat(Json.object("a", 1).members()).isEqualTo(members);
        assertThat(Json.array(Json.of(1)).items()).isEqualTo(List.of(Json.of(1)));
    }

    @Test
    void holdsNoNumberThatNobodyCanCalculateWith() {
        for (var number : List.of("1e2147483647", "1e-2147483647", "1e1001", "9".repeat(1_001))) {
            assertThatThrownBy(() -> new Json.JsonNumber(new BigDecimal(number)))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void writesNumbersAsPeopleDo() {
        assertThat(new Json.JsonNumber(new BigDecimal("1.2E-7")).plain()).isEqualTo("0.00000012");
        assertThat(new Json.JsonNumber(new BigDecimal("1E+21")).plain()).isEqualTo("1000000000000000000000");
        assertThat(Json.of(1.0E-7).plain()).isEqualTo("0.0000001");
    }
}
