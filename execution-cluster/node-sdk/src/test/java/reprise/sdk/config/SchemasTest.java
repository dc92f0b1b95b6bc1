package reprise.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.sdk.Json;

class SchemasTest {
    private static final Json SCHEMA = Shape.of(Sample.class).schema();

    @Test
    void describesAClosedObject() {
        assertThat(SCHEMA.text("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
        assertThat(SCHEMA.text("type")).contains("object");
        assertThat(SCHEMA.get("additionalProperties")).contains(Json.FALSE);
        assertThat(SCHEMA.get("required")).contains(Json.array(Json.of("url")));
    }

    @Test
    void tellsAPersonWhatAFieldIs() {
        assertThat(property("url"))
                .isEqualTo(Json.object(
                        "title", "Url",
                        "description", "Where to call",
                        "type", "string",
                        "x-ui", Json.object("widget", "textarea", "order", 0, "condition", false)));
        assertThat(property("failOn").text("title")).contains("Fail on");
    }

    @Test
    void allowsAnExpressionBesideANumber() {
        assertThat(property("port").get("default")).contains(Json.of(8080));
        assertThat(alternatives("port").getFirst())
                .isEqualTo(Json.object("type", "integer", "minimum", 1, "maximum", 65535));
        assertThat(alternatives("port").getLast().text("pattern")).contains("\\{\\{");
    }

    @Test
    void listsTheChoicesOfAnEnumAsTheyAreWritten() {
        assertThat(alternatives("respond").getFirst().get("enum"))
                .contains(Json.array(Json.of("immediately"), Json.of("onFinish")));
    }

    @Test
    void marksConditionsAndLiterals() {
        assertThat(property("when").get("x-ui").flatMap(hints -> hints.get("condition")))
                .contains(Json.TRUE);
        assertThat(property("whole").get("x-ui").flatMap(hints -> hints.text("each")))
                .contains("parts");
        assertThat(property("count").text("type")).contains("integer");
        assertThat(property("pattern").get("x-ui").flatMap(hints -> hints.get("literal")))
                .contains(Json.TRUE);
    }

    @Test
    void describesWhatIsNested() {
        Json part = alternatives("parts").getFirst().get("items").orElseThrow();

        assertThat(part.get("anyOf")).isPresent();
        assertThat(part.toString()).contains("name", "size");
        assertThat(alternatives("headers").getFirst().get("additionalProperties"))
                .contains(Json.object("type", "string"));
    }

    @Test
    void refusesARecordItCannotRead() {
        record Wrong(Thread thread) {}
        record Endless(Optional<Endless> again) {}
        record Unsound(@Field(fallback = "soon") java.time.Duration pause) {}

        record Listless(
                @Field(condition = true, each = "items") List<Boolean> which, String items) {}

        assertThatThrownBy(() -> Shape.of(Listless.class)).hasMessageContaining("there is no list items beside it");
        assertThatThrownBy(() -> Shape.of(Wrong.class)).hasMessageContaining("thread: java.lang.Thread has no shape");
        assertThatThrownBy(() -> Shape.of(Endless.class)).hasMessageContaining("holds itself");
        assertThatThrownBy(() -> Shape.of(Unsound.class)).hasMessageContaining("its fallback soon must be a duration");
    }

    private static Json property(String name) {
        return SCHEMA.get("properties").flatMap(all -> all.get(name)).orElseThrow();
    }

    private static List<Json> alternatives(String name) {
        return ((Json.JsonArray) property(name).get("anyOf").orElseThrow()).items();
    }
}
