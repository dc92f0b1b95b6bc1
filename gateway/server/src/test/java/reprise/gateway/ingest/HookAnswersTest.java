package reprise.gateway.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpResponse;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reprise.language.Language;
import reprise.sdk.Answer;
import reprise.sdk.Json;

class HookAnswersTest {
    private static final HookAnswers ANSWERS = new HookAnswers(Language.json());

    @Test
    void haveAnyFinalStatus() {
        IntStream.rangeClosed(200, 599)
                .forEach(status -> assertThat(ANSWERS.own(new Answer(status, Map.of(), Json.NULL))
                                .status()
                                .intValue())
                        .isEqualTo(status));
    }

    @Test
    void areTextOrJsonWhereNothingIsSaid() {
        assertIs(own(null, Json.of("é")), "text/plain; charset=UTF-8", "é", UTF_8);
        assertIs(own(null, Json.object("a", "é")), "application/json", "{\"a\":\"é\"}", UTF_8);
        assertThat(body(own(null, Json.NULL)).getContentType().toString()).isEqualTo("none/none");
    }

    @Test
    void areWrittenInTheCharsetTheyName() {
        assertIs(
                own("text/plain; charset=iso-8859-1", Json.of("José")),
                "text/plain; charset=ISO-8859-1",
                "José",
                ISO_8859_1);
        assertIs(
                own("text/csv; charset=windows-1252", Json.of("5 €")),
                "text/csv; charset=windows-1252",
                "5 €",
                Charset.forName("windows-1252"));
    }

    @Test
    void areUtf8AndSaySoWhereTheirCharsetCannotWriteThem() {
        assertIs(own("text/plain; charset=iso-8859-1", Json.of("5 €")), "text/plain; charset=UTF-8", "5 €", UTF_8);
        assertIs(own("text/plain; charset=nonsense", Json.of("5 €")), "text/plain; charset=UTF-8", "5 €", UTF_8);
        assertIs(own("text/html", Json.of("5 €")), "text/html; charset=UTF-8", "5 €", UTF_8);
        assertIs(own("application/xml", Json.of("<a/>")), "application/xml", "<a/>", UTF_8);
        assertIs(
                own("application/json; charset=iso-8859-1", Json.object("a", "é")),
                "application/json",
                "{\"a\":\"é\"}",
                UTF_8);
    }

    @Test
    void areWhatTheyAreWhereTheTypeIsNone() {
        assertIs(own("no type at all", Json.of("hi")), "text/plain; charset=UTF-8", "hi", UTF_8);
    }

    @Test
    void areTheBytesOfAFileWhereTheTypeIsNotJson() {
        var file = Json.object("name", "a.png", "type", "image/png", "size", 2, "content", "aGk=");
        assertIs(own("image/png", file), "image/png", "hi", UTF_8);
        assertThat(body(own("application/json", file)).getData().utf8String()).startsWith("{\"name\":\"a.png\"");
        assertThat(body(own(null, file)).getData().utf8String()).startsWith("{\"name\":\"a.png\"");
    }

    private static HttpResponse own(String type, Json body) {
        return ANSWERS.own(new Answer(200, type == null ? Map.of() : Map.of("content-type", type), body));
    }

    private static HttpEntity.Strict body(HttpResponse response) {
        return (HttpEntity.Strict) response.entity();
    }

    private static void assertIs(HttpResponse response, String type, String text, Charset charset) {
        assertThat(body(response).getContentType().toString()).isEqualTo(type);
        assertThat(body(response).getData().toArray()).isEqualTo(text.getBytes(charset));
    }
}
