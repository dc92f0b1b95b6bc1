package reprise.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.core.value.Reference;
import reprise.core.value.Value;
import reprise.core.value.ValueTooLarge;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;

/** What is kept beside the events, and how. */
class LargeValuesTest {
    private static final int KIB = 1024;

    private final List<Reference> asked = new ArrayList<>();
    private final LargeValues values = new LargeValues(new StrictJson(JsonLimits.JOURNAL), 2_000_000, reference -> {
        asked.add(reference);
        return Optional.empty();
    });

    @Test
    void isOnlyWhatIsLarge() {
        assertThat(values.keep(Json.of("x".repeat(32 * KIB - 2)))).isInstanceOf(Value.Inline.class);
        assertThat(values.keep(Json.of("x".repeat(32 * KIB)))).isInstanceOf(Value.Large.class);
    }

    @Test
    void isKeptUnderTheHashOfItsContentSoThatTheSameIsKeptOnce() {
        var one = large("same".repeat(10_000));
        var other = large("same".repeat(10_000));
        assertThat(one.reference()).isEqualTo(other.reference());
        assertThat(one.reference().size()).isEqualTo(40_002);
        assertThat(one.content().orElseThrow().bytes())
                .isEqualTo(other.content().orElseThrow().bytes());
        assertThat(large("other".repeat(10_000)).reference()).isNotEqualTo(one.reference());
    }

    @Test
    void isAtHandAsLongAsItWasNotForgotten() {
        var json = Json.of("x".repeat(1_000_000));
        var kept = (Value.Large) values.keep(json);
        assertThat(values.json(kept.remembered())).isEqualTo(json);
        IntStream.range(0, 20).forEach(i -> values.keep(Json.of((i + "y").repeat(500_000))));
        assertThat(values.find(kept.reference()))
                .as("a decision may need all of it")
                .contains(json);
        IntStream.range(20, 40).forEach(i -> values.keep(Json.of((i + "y").repeat(500_000))));
        values.trim();
        assertThat(values.find(kept.reference())).isEmpty();
        assertThat(asked).containsExactly(kept.reference());
    }

    @Test
    void beginsForAPersonAsItIs() {
        assertThat(large("abc".repeat(20_000)).reference().preview())
                .hasSize(256)
                .startsWith("abcabc");
        var list = Json.array(IntStream.range(0, 20_000).mapToObj(Json::of).toList());
        assertThat(((Value.Large) values.keep(list)).reference().preview()).startsWith("[0,1,2,3");
        assertThat(large("x" + "𝄞".repeat(20_000)).reference().preview())
                .as("never cut through a character")
                .isEqualTo("x" + "𝄞".repeat(127));
    }

    @Test
    void isRefusedBeyondTheCeiling() {
        var tooLarge = Json.of("x".repeat(2_000_000));
        assertThatThrownBy(() -> values.keep(tooLarge))
                .isInstanceOf(ValueTooLarge.class)
                .hasMessageContaining("2000000 bytes");
    }

    private Value.Large large(String text) {
        return (Value.Large) values.keep(Json.of(text));
    }
}
