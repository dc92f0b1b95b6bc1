package reprise.language.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.core.definition.Place;
import reprise.sdk.Json;
import reprise.sdk.JsonText.MalformedJson;

class StrictJsonTest {
    private final StrictJson json = new StrictJson(JsonLimits.STANDARD);

    @Test
    void readsEveryKindOfValue() throws MalformedJson {
        assertThat(json.parse(" {\"a\": [1, -2.5, \"x\", true, false, null, {}, []]} "))
                .isEqualTo(Json.object(
                        "a",
                        Json.array(
                                Json.of(1),
                                new Json.JsonNumber(new BigDecimal("-2.5")),
                                Json.of("x"),
                                Json.TRUE,
                                Json.FALSE,
                                Json.NULL,
                                Json.EMPTY_OBJECT,
                                Json.EMPTY_ARRAY)));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775808, 9223372036854775808",
        "2.0, 2",
        "1E5, 100000",
        "-0, 0",
        "0.0, 0",
        "19.90, 19.90",
        "1e30, 1E+30",
        "0.1, 0.1"
    })
    void keepsNumbersExactly(String written, String kept) throws MalformedJson {
        assertThat(json.write(json.parse(written))).isEqualTo(kept);
        assertThat(json.parse(json.write(json.parse(written)))).isEqualTo(json.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "NaN",
                "Infinity",
                "-",
                "01",
                "+1",
                "1.",
                ".5",
                "1 2",
                "[1] x",
                "\"\\x\"",
                "\"\\ud800\"",
                "\"\\ud800x\"",
                "\"\\udc00\"",
                "{\"\\ud800\":1}",
                "\"a\nb\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "1e401",
                "1e-401",
                "1e999999999",
                "1e-999999999",
                "1e99999999999999999999",
                "0e999999999",
                "// x\n1",
                "/* x */ 1",
                "tru",
                "nulll",
                "\u00a01",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":}",
                "]"
            })
    void refusesWhatIsNotStrictJson(String text) {
        assertThatThrownBy(() -> json.parse(text)).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> json.parse(text.getBytes(UTF_8))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesHugeThingsByTheirLimits() {
        refuses("[".repeat(100_000), "nested deeper than 100");
        refuses("{\"a\":".repeat(101) + "1" + "}".repeat(101), "nested deeper than 100");
        refuses("9".repeat(1_000_000), "longer than 1000");
        refuses("0." + "9".repeat(1_000_000), "longer than 1000");
        refuses("{\"" + "n".repeat(10_001) + "\":1}", "a name is longer");
        refuses(
                IntStream.range(0, 1_000_000)
                        .mapToObj(i -> "\"k" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}")),
                "more than 200000 members");
        refuses("[" + "0,".repeat(1_000_000) + "0]", "more than 200000 items");
        refuses("[" + ("[" + "{},".repeat(100_000) + "0],").repeat(10) + "0]", "more than 1000000 values");
    }

    private void refuses(String text, String why) {
        assertThatThrownBy(() -> json.parse(text))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> json.parse(text.getBytes(UTF_8)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining(why);
    }

    @Test
    void readsFromTheJournalWhatNoDoorWouldTake() throws MalformedJson {
        var journal = new StrictJson(JsonLimits.JOURNAL);
        Json deep = Json.object("n".repeat(50_000), new Json.JsonNumber(new BigDecimal("9".repeat(900) + "E-1700")));
        for (int i = 0; i < 500; i++) {
            deep = Json.array(deep);
        }
        assertThat(journal.parse(journal.writeBytes(deep))).isEqualTo(deep);
    }

    @Test
    void passesOverAByteOrderMark() throws MalformedJson {
        assertThat(json.parse("\uFEFF{\"a\": 1}")).isEqualTo(Json.object("a", 1));
        assertThat(json.parse("\uFEFF{\"ä\": 1}".getBytes(UTF_8))).isEqualTo(Json.object("ä", 1));
        refuses("\uFEFF\uFEFF1", "");
    }

    /** Both names share a hash in the parser's own table of names, if it had one. */
    @Test
    void readsNamesThatCollideOneByOne() throws MalformedJson {
        var text = new StringBuilder("{\"n\": 0");
        for (int i = 0; i < 50_000; i++) {
            text.append(",\"")
                    .append(Integer.toBinaryString(65_536 + i)
                            .replace("0", "Aa")
                            .replace("1", "BB"))
                    .append("\": 1");
        }
        var read = json.parse(text.append('}').toString().getBytes(UTF_8));
        assertThat(((Json.JsonObject) read).members()).hasSize(50_001);
    }

    @Test
    void takesAHundredLevels() throws MalformedJson {
        var text = "[".repeat(100) + "]".repeat(100);
        assertThat(json.write(json.parse(text))).isEqualTo(text);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        for (var bytes : new byte[][] {
            "\"ä\"".getBytes(ISO_8859_1),
            "{\"a\":1}".getBytes(UTF_16LE),
            {'"', (byte) 0xC0, (byte) 0xAF, '"'},
            {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            {'"', (byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80, '"'},
            {'"', (byte) 0xE2, (byte) 0x82},
            {(byte) 0xFF, (byte) 0xFE, '1', 0}
        }) {
            assertThatThrownBy(() -> json.parse(bytes)).isInstanceOf(MalformedJson.class);
        }
    }

    @Test
    void namesThePlaceAndNeverTheText() {
        var refused =
                catchThrowableOfType(MalformedJson.class, () -> json.parse("{\n  \"a\": geheim\n}".getBytes(UTF_8)));
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.getMessage()).doesNotContain("geheim");
        var twice = catchThrowableOfType(MalformedJson.class, () -> json.parse("{\"geheim\": 1,\n \"geheim\": 2}"));
        assertThat(twice).hasMessage("a name occurs twice in one object");
        assertThat(new Place(twice.line(), twice.column())).isEqualTo(new Place(2, 2));
    }

    @Test
    void takesOddTextAsData() throws MalformedJson {
        for (var text : new String[] {
            "\\u0000", "__proto__", "\uD83D\uDE00", "ä€", "\\ud83d\\ude00", "x".repeat(300), "{{ secrets.api }}"
        }) {
            var written = "{\"" + text + "\":\"" + text + "\"}";
            assertThat(json.parse(written.getBytes(UTF_8))).isEqualTo(json.parse(written));
            assertThat(json.parse(json.writeBytes(json.parse(written)))).isEqualTo(json.parse(written));
        }
    }

    @Test
    void writesHalfAPairAsTheReplacementCharacter() {
        assertThat(json.write(Json.of("a\uD800b\uDC00"))).isEqualTo("\"a\uFFFDb\uFFFD\"");
    }

    @Test
    void readsBackWhateverItWrites() throws MalformedJson {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var value = RandomJson.value(random, 4);
            assertThat(json.parse(json.write(value))).isEqualTo(value);
            assertThat(json.parse(json.writeBytes(value))).isEqualTo(value);
            assertThat(json.writeBytes(value)).isEqualTo(json.write(value).getBytes(UTF_8));
        }
    }

    @Test
    void knowsWhereEachValueStands() throws MalformedJson {
        var text = json.parseWithPlaces("{\n  \"nodes\": [\n    {\"id\": \"ä\", \"n\": 1},\n    \"q\\\"\"\n  ]\n}");
        assertThat(text.places())
                .containsEntry("", new Place(1, 1))
                .containsEntry("nodes", new Place(2, 12))
                .containsEntry("nodes[0]", new Place(3, 5))
                .containsEntry("nodes[0].id", new Place(3, 12))
                .containsEntry("nodes[0].n", new Place(3, 22))
                .containsEntry("nodes[1]", new Place(4, 5))
                .hasSize(6);
        assertThat(text.texts()).containsOnlyKeys("nodes[0].id").containsEntry("nodes[0].id", new Place(3, 13));
    }
}
