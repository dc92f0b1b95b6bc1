package reprise.language.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import reprise.language.Language;
import reprise.language.schema.JsonSchemas.Misfit;
import reprise.sdk.Json;

class JsonSchemasTest {
    private final JsonSchemas schemas = new JsonSchemas(Language.json());

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

    @Test
    void fetchesNothing() {
        assertThatThrownBy(() -> schemas.compile(Json.object("$ref", "http://127.0.0.1:9/schema.json")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
