package reprise.language.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.definition.Place;
import reprise.language.UnreadableText;
import reprise.language.json.JsonLimits;
import reprise.language.json.RandomJson;
import reprise.language.json.StrictJson;
import reprise.sdk.Json;

class YamlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1 | {\"a\":1}",
                "on: true | {\"on\":true}",
                "true: x | {\"true\":\"x\"}",
                "1: x | {\"1\":\"x\"}",
                "~: x | {\"~\":\"x\"}",
                "[on, yes, 2026-11-20, 12:30] | [\"on\",\"yes\",\"2026-11-20\",\"12:30\"]",
                "[~, null, '', \"\"] | [null,null,\"\",\"\"]",
                "[0x1F, 0o17, 017, 1_000] | [31,15,17,\"1_000\"]",
                "[1.50, .5, 1., 1e3, +5, -0] | [1.50,0.5,1,1000,5,0]",
                "[True, FALSE] | [true,false]",
                "'a: b' | \"a: b\"",
                "{a: &x [1], b: *x} | {\"a\":[1],\"b\":[1]}",
                "12345678901234567890 | 12345678901234567890",
                "{a: &a {x: 1, y: 2}, b: {<<: *a, y: 3}} | {\"a\":{\"x\":1,\"y\":2},\"b\":{\"y\":3,\"x\":1}}"
            })
    void readsTheCoreSchema(String yaml, String json) throws Exception {
        assertThat(YamlText.read(yaml).json()).isEqualTo(new StrictJson(JsonLimits.STANDARD).parse(json));
    }

    @Test
    void mergesWhatAKeyOfTwoArrowsBrings() throws UnreadableText {
        var merged = YamlText.read("\uFEFFa: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]\n  z: 3\n")
                .json();
        assertThat(merged.get("c")).contains(Json.object("z", 3, "x", 1, "y", 2));
        assertThatThrownBy(() -> YamlText.read("a: {<<: 1}")).hasMessageContaining("<< takes an object");
        assertThatThrownBy(() -> YamlText.read("a: {<<: {}, <<: {}}")).hasMessageContaining("twice");
    }

    @Test
    void knowsWhereEachValueStands() throws Exception {
        var text = YamlText.read("""
                name: Order
                nodes:
                  - id: "a"
                    config:
                      url: 'x'
                      body: |
                        two
                        lines
                  - { id: b, n: 1 }
                empty:
                esc: "a\\tb"
                """);
        assertThat(text.places())
                .containsEntry("", new Place(1, 1))
                .containsEntry("name", new Place(1, 7))
                .containsEntry("nodes", new Place(3, 3))
                .containsEntry("nodes[0]", new Place(3, 5))
                .containsEntry("nodes[0].id", new Place(3, 9))
                .containsEntry("nodes[0].config", new Place(5, 7))
                .containsEntry("nodes[0].config.url", new Place(5, 12))
                .containsEntry("nodes[0].config.body", new Place(6, 13))
                .containsEntry("nodes[1]", new Place(9, 5))
                .containsEntry("nodes[1].n", new Place(9, 17));
        assertThat(text.texts())
                .containsEntry("name", new Place(1, 7))
                .containsEntry("nodes[0].id", new Place(3, 10))
                .containsEntry("nodes[0].config.url", new Place(5, 13))
                .containsEntry("nodes[1].id", new Place(9, 11))
                .doesNotContainKeys("nodes[0].config.body", "esc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\na: 2 | 2 | 1",
                "x:\\n  - {b: 1, b: 2} | 2 | 12",
                "a: !!str 1 | 1 | 4",
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:9\"]]]] | 1 | 1",
                "? [a]\\n: 1 | 1 | 3",
                "a: 1\\n---\\nb: 2 | 2 | 1",
                "a: *nothing | 1 | 4",
                "a: &x [*x] | 1 | 8",
                "a:\\n\\t- 1 | 2 | 1",
                "a: [1 | 1 | 6",
                "a: .inf | 1 | 4",
                "a: 1e401 | 1 | 4",
                "a: @x | 1 | 4",
                "\"\\ud800\" | 1 | 1"
            })
    void refusesTheRestWithItsPlace(String text, int line, int column) {
        var refused = catchThrowableOfType(
                UnreadableText.class,
                () -> YamlText.read(text.replace("\\n", "\n").replace("\\t", "\t")));
        assertThat(refused).as(text).isNotNull();
        assertThat(refused.problems().getFirst().place())
                .as(refused.getMessage())
                .contains(new Place(line, column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment", "---", "a: \u0007", "%YAML 3.0\n---\na: 1"})
    void refusesWhatHasNoValue(String text) {
        if (text.equals("---")) {
            assertThat(catchThrowableOfType(UnreadableText.class, () -> YamlText.read(text)))
                    .isNull();
        } else {
            assertThatThrownBy(() -> YamlText.read(text)).isInstanceOf(UnreadableText.class);
        }
    }

    @Test
    void refusesBombsByTheirLimits() {
        var laughs = new StringBuilder("l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 9; i++) {
            int below = i - 1;
            laughs.append("l%d: &l%d [%s]\n"
                    .formatted(
                            i,
                            i,
                            IntStream.range(0, 9).mapToObj(_ -> "*l" + below).collect(Collectors.joining(", "))));
        }
        refuses(laughs.toString(), "more than 200000 values");
        refuses("[".repeat(100_000), "nested deeper than 100");
        refuses("- ".repeat(100_000), "nested deeper than 100");
        refuses("{a: ".repeat(100_000), "nested deeper than 100");
        refuses("a: " + "9".repeat(100_000), "longer than 1000");
        var nested = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i <= 100; i++) {
            nested.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        refuses(nested.toString(), "nested deeper than 100");
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> YamlText.read(text))
                .isInstanceOf(UnreadableText.class)
                .hasMessageContaining(why);
    }

    @Test
    void readsBackWhateverItWrites() throws Exception {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            Json value = RandomJson.object(random, 4);
            var written = YamlWriter.write(
                    Json.object("edges", Json.array(value, value), "tags", value, "params", value, "x", value));
            assertThat(YamlText.read(written).json())
                    .as(written)
                    .isEqualTo(
                            Json.object("edges", Json.array(value, value), "tags", value, "params", value, "x", value));
        }
    }

    @Test
    void readsBackEveryKindOfValueAlone() throws Exception {
        var random = new Random(13);
        for (int i = 0; i < 5_000; i++) {
            var value = RandomJson.value(random, 3);
            assertThat(YamlText.read(YamlWriter.write(value)).json()).isEqualTo(value);
        }
        var long_ = Json.object("k".repeat(3_000), Json.object("a", "b"), "z", "y");
        assertThat(YamlText.read(YamlWriter.write(long_)).json()).isEqualTo(long_);
    }
}
