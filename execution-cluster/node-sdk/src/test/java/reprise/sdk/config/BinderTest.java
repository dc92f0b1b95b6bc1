package reprise.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonNumber;
import reprise.sdk.config.Sample.Part;
import reprise.sdk.config.Sample.Respond;

class BinderTest {

    @Test
    void fillsInWhatIsNotGiven() {
        assertThat(Shape.bind(Sample.class, Json.object("url", "http://a")))
                .isEqualTo(new Sample(
                        "http://a",
                        "POST",
                        8080,
                        0,
                        1,
                        0.5,
                        true,
                        false,
                        Duration.ofSeconds(30),
                        Respond.IMMEDIATELY,
                        List.of("network", "5xx"),
                        Optional.empty(),
                        Optional.empty(),
                        Json.EMPTY_OBJECT,
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(true)));
    }

    @Test
    void readsEveryKind() {
        var config = Json.object(
                "url",
                7,
                "method",
                "GET",
                "port",
                new BigDecimal("80.0"),
                "bytes",
                5_000_000_000L,
                "count",
                2,
                "jitter",
                1,
                "follow",
                false,
                "when",
                true,
                "timeout",
                "PT1M",
                "respond",
                "onFinish",
                "failOn",
                List.of(),
                "pattern",
                "a{{2}}",
                "body",
                null,
                "extra",
                Json.object("a", Json.array(Json.of(1), Json.of(2))),
                "headers",
                Json.object("z", "1", "a", 2.5),
                "parts",
                List.of(Json.object("name", "p", "size", 3)),
                "single",
                Json.object("name", "s"));

        assertThat(Shape.bind(Sample.class, config))
                .isEqualTo(new Sample(
                        "7",
                        "GET",
                        80,
                        5_000_000_000L,
                        2,
                        1,
                        false,
                        true,
                        Duration.ofMinutes(1),
                        Respond.ON_FINISH,
                        List.of(),
                        Optional.of("a{{2}}"),
                        Optional.of(Json.NULL),
                        Json.object("a", Json.array(Json.of(1), Json.of(2))),
                        Map.of("z", "1", "a", "2.5"),
                        List.of(new Part("p", 3)),
                        Optional.of(new Part("s", 1)),
                        List.of(true)));
    }

    @Test
    void readsAMemberWhoseNameNoComponentMayHave() {
        record Child(
                @Field(name = "wait", fallback = "true") boolean waits) {}

        assertThat(Shape.bind(Child.class, Json.object("wait", false)).waits()).isFalse();
        assertThat(Shape.bind(Child.class, Json.EMPTY_OBJECT).waits()).isTrue();
    }

    @Test
    void keepsTheOrderOfAMap() {
        var config = Json.object("url", "a", "headers", Json.object("z", "1", "a", "2", "m", "3"));

        assertThat(Shape.bind(Sample.class, config).headers().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void namesEveryPlaceThatDoesNotFit() {
        assertThatThrownBy(() -> Shape.bind(
                        Sample.class, Json.object("url", "a", "port", "80", "when", "1 > 0", "bytes", 1.5, "x", 1)))
                .isInstanceOf(MisfitException.class)
                .hasMessage(
                        "port must be a whole number from 1 to 65535, not text; bytes must be a whole number of at least 0; "
                                + "when must be true or false, not text; x is not known here; known are url, method, port, bytes, count, "
                                + "jitter, follow, when, timeout, respond, failOn, pattern, body, extra, headers, parts, single, whole");
    }

    @Test
    void namesThePlaceOfABrokenRule() {
        var config = Json.object("url", "a", "parts", Json.array(Json.object("name", "reserved")));

        assertThatThrownBy(() -> Shape.bind(Sample.class, config)).hasMessage("parts[0].name is reserved");
    }

    @Test
    void refusesNumbersTooLargeToHold() {
        var enormous = new JsonNumber(new BigDecimal("1e999"));

        assertThatThrownBy(
                        () -> Shape.bind(Sample.class, Json.object("url", "a", "bytes", enormous, "jitter", enormous)))
                .hasMessage("bytes must be a whole number of at least 0; jitter must be a number");
        assertThat(Shape.bind(Sample.class, Json.object("url", enormous)).url()).isEqualTo("1E+999");
    }

    @Test
    void readsAnAnswerForEachItemOrOneForAll() {
        var answers = Json.array(Json.TRUE, Json.FALSE);
        assertThat(Shape.bind(Sample.class, Json.object("url", "a", "whole", answers))
                        .whole())
                .containsExactly(true, false);
        assertThat(Shape.bind(Sample.class, Json.object("url", "a", "whole", false))
                        .whole())
                .containsExactly(false);
        assertThatThrownBy(() ->
                        Shape.bind(Sample.class, Json.object("url", "a", "whole", Json.array(Json.TRUE, Json.NULL))))
                .hasMessage("whole[1] must be true or false, not null");
        assertThatThrownBy(() -> Shape.bind(Sample.class, Json.object("url", "a", "when", answers)))
                .hasMessage("when must be true or false, not a list");
    }

    @Test
    void takesWhatLooksLikeAnExpressionForTheTextItIs() {
        assertThat(Shape.bind(Sample.class, Json.object("url", "{{ secrets.key }}"))
                        .url())
                .isEqualTo("{{ secrets.key }}");
    }

    @Test
    void agreesWithTheChecksAboutEveryValue() {
        var random = new Random(7);
        List<String> names =
                Shape.of(Sample.class).fields().stream().map(Shape.Named::name).toList();
        int bound = 0;
        for (int i = 0; i < 20_000; i++) {
            var config = Json.object("url", "a");
            for (int j = random.nextInt(4); j > 0; j--) {
                config = config.with(names.get(random.nextInt(names.size())), any(random, 2));
            }
            bound += bindsOrIsExplained(config) ? 1 : 0;
        }
        assertThat(bound).isBetween(2_000, 18_000);
    }

    private static boolean bindsOrIsExplained(Json config) {
        try {
            Shape.bind(Sample.class, config);
            return true;
        } catch (MisfitException e) {
            assertThat(e.misfits()).isNotEmpty();
            return false;
        }
    }

    private static Json any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 11)) {
            case 0 -> Json.NULL;
            case 1 -> Json.of(random.nextBoolean());
            case 2 -> Json.of(random.nextInt(5) - 1);
            case 3 -> Json.of(random.nextDouble());
            case 4 -> Json.of("10s");
            case 5 -> Json.of("GET");
            case 6 -> Json.of("onFinish");
            case 7 -> Json.of("");
            case 8 -> Json.object("name", any(random, depth - 1));
            case 9 -> Json.object("name", any(random, 0), "size", any(random, 0));
            default -> {
                var items = new ArrayList<Json>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(any(random, depth - 1));
                }
                yield Json.array(items);
            }
        };
    }
}
