package reprise.language.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import reprise.language.Language;
import reprise.language.schema.JsonSchemas.Misfit;
import reprise.sdk.Json;

class JsonSchemasTest {
    private final JsonSchemas schemas = new JsonSchemas();

    @Test
    void namesThePlaceThatDoesNotFit() {
        var order = schemas.compile(Json.object(
                "type", "object",
                "required", Json.array(Json.of("sku")),
                "properties", Json.object("sku", Json.object("type", "string"), "total", Json.object("minimum", 0))));
        assertThat(order.check(Json.object("sku", "a", "total", 1))).isEmpty();
        assertThat(order.check(Json.object("sku", "a", "total", -1)))
                .singleElement()
                .extracting(Misfit::path)
                .isEqualTo("total");
        assertThat(order.check(Json.EMPTY_OBJECT)).hasSize(1);
    }

    @Test
    void refusesWhatIsNoSchema() {
        assertThatThrownBy(() -> schemas.compile(Json.object("type", "objekt")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The JDK's engine would try for longer than anybody waits. */
    @Test
    void doesNotBacktrack() {
        var schema = schemas.compile(Json.object("pattern", "^(a|aa)+$"));
        assertThat(schema.check(Json.of("a".repeat(5_000) + "!"))).hasSize(1);
        assertThat(schema.check(Json.of("aaa"))).isEmpty();
    }

    private static Json read(String text) {
        try {
            return Language.json().parse(text);
        } catch (reprise.sdk.JsonText.MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    /** Definitions that each use the one after them twice. */
    private static String doubling(String use, int times) {
        var defs = new StringBuilder();
        for (int i = 0; i < times; i++) {
            var next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
            defs.append("\"d")
                    .append(i)
                    .append("\":")
                    .append(use.replace("NEXT", next))
                    .append(',');
        }
        return "{\"$ref\":\"#/$defs/d0\",\"$defs\":{" + defs + "\"d" + times + "\":{\"type\":\"string\"}}}";
    }

    @Test
    void refusesWhatGrowsBeyondMeasureAndSaysWhere() {
        for (var text : new String[] {
            "{\"properties\":{\"a\":{\"pattern\":\"((((a{1000}){1000}){1000}){1000})\"}}}",
            "{\"pattern\":\"" + "(".repeat(400) + "a" + ")".repeat(400) + "\"}",
            doubling("{\"allOf\":[NEXT,NEXT]}", 19),
            doubling("{\"properties\":{\"a\":NEXT,\"b\":NEXT}}", 30)
        }) {
            assertThatThrownBy(() -> schemas.compile(read(text)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at #");
        }
    }

    @Test
    void refusesASchemaThatIsOnlyItself() {
        for (var text : new String[] {
            "{\"$ref\":\"#\"}",
            "{\"allOf\":[{\"$ref\":\"#\"}]}",
            "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}}}",
            "{\"not\":{\"$ref\":\"#\"}}"
        }) {
            assertThatThrownBy(() -> schemas.compile(read(text))).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void takesTreesAndEndsWhereTheyBranchTooOften() {
        var tree = schemas.compile(read(
                "{\"type\":\"object\",\"properties\":{\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}}}"));
        assertThat(tree.check(read("{\"children\":[{\"children\":[]},{}]}"))).isEmpty();
        assertThat(tree.check(read("{\"children\":[{\"children\":1}]}"))).hasSize(1);

        var branching =
                schemas.compile(read("{\"anyOf\":[{\"required\":[\"b\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}},"
                        + "{\"required\":[\"b\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}}]}"));
        var deep = read("{\"a\":".repeat(90) + "1" + "}".repeat(90));
        assertThat(branching.check(deep))
                .singleElement()
                .extracting(Misfit::issue)
                .asString()
                .contains("too long");
    }

    @Test
    void answersWhereANumberIsTooLargeToDivide() {
        for (var text : new String[] {"{\"multipleOf\":1e308}", "{\"multipleOf\":1e-308}", "{\"multipleOf\":1e400}"}) {
            var schema = schemas.compile(read(text));
            for (var value : new String[] {"7", "1e400", "1e-400", "123456789012345678901234567890"}) {
                assertThat(schema.check(read(value))).isNotNull();
            }
        }
    }

    @Test
    void boundsWhatAPatternCostsOnALongText() {
        var schema = schemas.compile(Json.object("pattern", "(a{0,60}b?){50}c"));
        assertThat(schema.check(Json.of("a".repeat(4_000_000)))).hasSize(1);
        assertThat(schemas.compile(Json.object("pattern", "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"))
                        .check(Json.of("123e4567-e89b-12d3-a456-426614174000")))
                .isEmpty();
    }

    @Test
    void fetchesNothing() {
        assertThatThrownBy(() -> schemas.compile(Json.object("$ref", "http://127.0.0.1:9/schema.json")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
