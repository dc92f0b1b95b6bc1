package reprise.gateway.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.http.Refused;
import reprise.gateway.http.SentType;
import reprise.language.Language;
import reprise.sdk.Json;

class HookBodyTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Charset LATIN = ISO_8859_1;
    private static final HookBody BODIES = new HookBody(Language.json());

    @Test
    void isNullWhereThereIsNone() {
        for (var type : List.of("", "application/json", "text/plain", "image/png")) {
            assertThat(read(type, "")).isEqualTo(Json.NULL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;",
                "application/json; charset",
                "application/json charset=utf-8",
                "application/json, application/json",
                "Application/JSON ; CHARSET = \"UTF8\"",
                "application/json; charset=",
                "application/cloudevents+json",
                "text/json"
            })
    void isParsedWhereItSaysItIsJson(String type) {
        assertThat(read(type, "{\"a\":\"é\"}")).isEqualTo(Json.object("a", "é"));
        refused(type, "{".getBytes(UTF_8)).hasMessageContaining("The body is not valid JSON");
    }

    @Test
    void isWhatItLooksLikeWhereItSaysNothing() {
        assertThat(read("", "{\"a\":1}")).isEqualTo(Json.object("a", 1));
        assertThat(read("json", "{\"a\":1}")).isEqualTo(Json.object("a", 1));
        assertThat(read("", "{a")).isEqualTo(Json.of("{a"));
        assertThat(read("", new byte[] {(byte) 0xff})).isEqualTo(file("application/octet-stream", 1, "/w=="));
    }

    @Test
    void isAFileWhereNothingElseIsKnownOfIt() {
        assertThat(read("image/png", "hi")).isEqualTo(file("image/png", 2, "aGk="));
        assertThat(read("application/octet-stream", "{\"a\":1}").text("content"))
                .contains("eyJhIjoxfQ==");
    }

    @Test
    void isAnObjectOfItsFieldsWhereItIsAForm() {
        assertThat(read(FORM, "a=1&b+c=%26&a=2&d&=e&&"))
                .isEqualTo(Json.object("a", Json.array(Json.of("1"), Json.of("2")), "b c", "&", "d", "", "", "e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=1", "a=%+1", "a=%-1"})
    void isRefusedWhereAFormsEscapesAreNone(String form) {
        refused(FORM, form.getBytes(UTF_8)).hasMessageContaining("percent-encoding");
    }

    @Test
    void isReadInTheCharsetItNames() {
        assertThat(read("text/plain; charset=iso-8859-1", "José".getBytes(LATIN)))
                .isEqualTo(Json.of("José"));
        assertThat(read("application/json; charset=latin1", "\"José\"".getBytes(LATIN)))
                .isEqualTo(Json.of("José"));
        assertThat(read(FORM + "; charset=ISO-8859-1", "name=Jos%E9&Stra%DFe=M\u00fc".getBytes(LATIN)))
                .isEqualTo(Json.object("name", "José", "Straße", "Mü"));
        assertThat(read("text/csv; charset=utf8mb4", "Ä".getBytes(UTF_8))).isEqualTo(Json.of("Ä"));
        assertThat(read("text/plain; charset=\"\"", "Ä".getBytes(UTF_8))).isEqualTo(Json.of("Ä"));
    }

    @Test
    void isRefusedWhereTheCharsetIsUnknownOrAnother() {
        refused("text/plain; charset=binary", "hi".getBytes(UTF_8)).hasMessageContaining("send UTF-8");
        refused("text/plain", "José".getBytes(LATIN)).hasMessageContaining("name its charset");
        refused("application/json", "\"José\"".getBytes(LATIN)).hasMessageContaining("UTF-8");
        refused(FORM, "name=Jos%E9".getBytes(LATIN)).hasMessageContaining("UTF-8");
        refused("text/plain; charset=us-ascii", "é".getBytes(UTF_8)).hasMessageContaining("US-ASCII");
    }

    @Test
    void losesAByteOrderMarkAndIsReadByIt() {
        for (var type : List.of("application/json", "text/plain", "text/plain; charset=iso-8859-1")) {
            assertThat(read(type, "\uFEFF\"é\"".getBytes(UTF_8))).isIn(Json.of("é"), Json.of("\"é\""));
            assertThat(read(type, "\"é\"".getBytes(UTF_16))).isIn(Json.of("é"), Json.of("\"é\""));
        }
        assertThat(read(FORM, "\uFEFFa=1&b=%EF%BB%BF")).isEqualTo(Json.object("a", "1", "b", "\uFEFF"));
        assertThat(read("text/csv; charset=utf-16le", "\uFEFFa".getBytes(UTF_16LE)))
                .isEqualTo(Json.of("a"));
    }

    @Test
    void isReadAsXmlDeclares() {
        var declared = "<?xml version='1.0' encoding='ISO-8859-1' ?><a>José</a>";
        assertThat(read("application/xml", declared.getBytes(LATIN))).isEqualTo(Json.of(declared));
        assertThat(read("application/soap+xml; charset=utf-8", declared.getBytes(UTF_8)))
                .as("the content type has the last word")
                .isEqualTo(Json.of(declared));
        assertThat(read("text/xml", "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>é</a>"))
                .as("what can be read byte by byte is not UTF-16")
                .isEqualTo(Json.of("<?xml version=\"1.0\" encoding=\"utf-16\"?><a>é</a>"));
        refused("text/xml", "<?xml version=\"1.0\" encoding=\"nonsense\"?><a/>".getBytes(UTF_8))
                .hasMessageContaining("XML");
    }

    @Test
    void isBoundedInFieldsAndTheirNames() {
        assertThat(read(FORM, "a&".repeat(10_000)).get("a").orElseThrow()).isInstanceOf(Json.JsonArray.class);
        refused(FORM, "a&".repeat(10_001).getBytes(UTF_8)).hasMessageContaining("more than 10000 fields");
        refused(FORM, "a".repeat(10_001).getBytes(UTF_8)).hasMessageContaining("more than 10000 characters");
    }

    private static Json read(String type, String body) {
        return read(type, body.getBytes(UTF_8));
    }

    private static Json read(String type, byte[] body) {
        return BODIES.read(SentType.parse(type), body);
    }

    private static Json file(String type, int size, String content) {
        return Json.object("name", null, "type", type, "size", size, "content", content);
    }

    private static AbstractThrowableAssert<?, ?> refused(String type, byte[] body) {
        return assertThatThrownBy(() -> read(type, body)).isInstanceOf(Refused.class);
    }
}
