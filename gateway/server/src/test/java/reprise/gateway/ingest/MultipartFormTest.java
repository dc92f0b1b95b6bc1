package reprise.gateway.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.http.Refused;
import reprise.gateway.http.SentType;
import reprise.language.Language;
import reprise.sdk.Json;

class MultipartFormTest {
    private static final HookBody BODIES = new HookBody(Language.json());
    private static final String TYPE = "multipart/form-data; boundary=";

    @Test
    void isAnObjectOfItsFieldsAndFiles() {
        var form = "--XX\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\nJosé\r\n"
                + "--XX\r\ncontent-disposition: form-data; name=upload; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                + "\r\n--X\r\n\r\n--XX\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\n\r\n--XX--\r\n";

        assertThat(read("XX", form))
                .isEqualTo(Json.object(
                        "who",
                        Json.array(Json.of("José"), Json.of("")),
                        "upload",
                        file("a.png", "image/png", "\r\n--X\r\n")));
    }

    @Test
    void mayHaveWordsBeforeAndAfterAndSpacesAndOddBoundaries() {
        assertThat(read(
                        "\"a b'()+,-./:=?\"",
                        "before\r\n--a b'()+,-./:=? \t\r\n" + part("n") + "v\r\n--a b'()+,-./:=?-- \r\nafter"))
                .isEqualTo(Json.object("n", "v"));
        assertThat(read("b", "--bc\r\n--b\r\n" + part("n") + "x\r\n--bc\r\n--b--"))
                .as("what only begins like the boundary is none")
                .isEqualTo(Json.object("n", "x\r\n--bc"));
        assertThat(read("b", "--b--")).isEqualTo(Json.EMPTY_OBJECT);
    }

    @Test
    void takesPartsAsTheTypeTheySayTheyAre() {
        assertThat(read("b", typed("application/json", "{\"a\":[1]}")))
                .isEqualTo(Json.object("n", Json.object("a", Json.array(Json.of(1)))));
        assertThat(read("b", typed("text/plain; charset=iso-8859-1", "José").getBytes(ISO_8859_1)))
                .isEqualTo(Json.object("n", "José"));
        assertThat(read("b", typed("image/gif", "hi"))).isEqualTo(Json.object("n", file(null, "image/gif", "hi")));
        assertThat(read("b", typed("multipart/form-data; boundary=c", "--c--")))
                .isEqualTo(Json.object("n", file(null, "multipart/form-data", "--c--")));
    }

    @Test
    void readsItsTextsInTheCharsetThatItsOwnFieldNames() {
        var latin = "--b\r\n" + part("_charset_") + "iso-8859-1\r\n--b\r\n" + part("n") + "José\r\n--b--";
        assertThat(read("b", latin.getBytes(ISO_8859_1)).text("n")).contains("José");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"na\u00efve \\\"1\\\".txt\"",
                "filename=\"na\u00efve %221%22.txt\"",
                "filename=fallback; filename*=UTF-8''na%C3%AFve%20%221%22.txt",
                "filename*=iso-8859-1'fr'na%EFve%20%221%22.txt",
            })
    void namesItsFilesAsTheSenderDid(String filename) {
        var form = "--b\r\nContent-Disposition: form-data; name=f; " + filename + "\r\n\r\nx\r\n--b--";
        assertThat(read("b", form).get("f").orElseThrow().text("name")).contains("naïve \"1\".txt");
    }

    @Test
    void keepsPathsInNamesAndNothingWhereNoFileWasChosen() {
        var form = "--b\r\nContent-Disposition: form-data; name=f; filename=\"C:\\dir\\a.txt\"\r\n\r\nx\r\n--b\r\n"
                + "Content-Disposition: form-data; name=none; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--";
        assertThat(read("b", form))
                .isEqualTo(Json.object("f", file("C:\\dir\\a.txt", "application/octet-stream", "x"), "none", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=n\r\n",
                "--b\r\nContent-Disposition: form-data; name=n\r\n\r\nx",
                "--b\r\nContent-Disposition: form-data; name=n\r\n\r\nx\r\n--b",
                "--b\r\nContent-Disposition: form-data; name=n\r\n\r\nx\r\n--b\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: attachment; name=n\r\n\r\nx\r\n--b--",
                "--b\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=n\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=n; filename*=nonsense\r\n\r\nx\r\n--b--",
                "--b\nContent-Disposition: form-data; name=n\n\nx\n--b--"
            })
    void isRefusedWhereItCannotBeParted(String form) {
        refused("b", (form + " ").getBytes(UTF_8)).hasMessageStartingWith("The multipart form in the body ");
    }

    @Test
    void isRefusedWithoutABoundaryOrBeyondItsBounds() {
        refused("", "--b--".getBytes(UTF_8)).hasMessageContaining("must name its boundary");
        refused("b".repeat(201), "--b--".getBytes(UTF_8)).hasMessageContaining("boundary");
        refused("b", ("--b\r\n" + (part("n") + "\r\n--b\r\n").repeat(1_001) + "--b--").getBytes(UTF_8))
                .hasMessageContaining("more than 1000 parts");
        refused("b", ("--b\r\nX: " + "x".repeat(20_000) + "\r\n\r\n--b--").getBytes(UTF_8))
                .hasMessageContaining("whose headers do not end");
        refused("b", ("--b\r\n" + part("n") + "José\r\n--b--").getBytes(ISO_8859_1))
                .hasMessageContaining("UTF-8");
        refused("b", ("--b\r\n" + part("é") + "\r\n--b--").getBytes(ISO_8859_1)).hasMessageContaining("UTF-8");
    }

    private static String part(String name) {
        return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    }

    private static String typed(String type, String content) {
        return "--b\r\nContent-Type: " + type + "\r\n" + part("n") + content + "\r\n--b--";
    }

    private static Json file(String name, String type, String content) {
        return Json.object(
                "name",
                name,
                "type",
                type,
                "size",
                content.length(),
                "content",
                Base64.getEncoder().encodeToString(content.getBytes(UTF_8)));
    }

    private static Json read(String boundary, String form) {
        return read(boundary, form.getBytes(UTF_8));
    }

    private static Json read(String boundary, byte[] form) {
        return BODIES.read(SentType.parse(TYPE + boundary), form);
    }

    private static AbstractThrowableAssert<?, ?> refused(String boundary, byte[] form) {
        return assertThatThrownBy(() -> read(boundary, form)).isInstanceOf(Refused.class);
    }
}
