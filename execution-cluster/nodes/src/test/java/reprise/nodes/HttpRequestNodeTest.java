package reprise.nodes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.sdk.Failure;
import reprise.sdk.HttpClient.Follow;
import reprise.sdk.HttpClient.Header;
import reprise.sdk.Input;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.sdk.Result;
import reprise.sdk.config.Shape;

class HttpRequestNodeTest {
    private static final String URL = "http://example.com/a";
    private final FakeContext world = new FakeContext();

    @Test
    void callsTheUrlAndPutsOutTheAnswer() throws Exception {
        world.answers(200, "application/json", "{\"left\":3}", new Header("x-a", "1"), new Header("x-a", "2"));

        assertThat(run(Json.object("url", URL)))
                .isEqualTo(Result.output(Json.object(
                        "status", 200, "headers", Json.object("x-a", "1, 2"), "body", Json.object("left", 3))));
        assertThat(world.request.method()).isEqualTo("GET");
        assertThat(world.request.body()).isEmpty();
        assertThat(world.request.follow()).isEqualTo(Follow.SAME_ORIGIN);
        assertThat(world.request.maxResponseBytes()).isEqualTo(1_048_576);
        assertThat(world.request.timeout()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void carriesTheIdempotencyKeyOfTheAttempt() throws Exception {
        run(Json.object("url", URL));

        assertThat(world.request.headers()).containsExactly(new Header("Idempotency-Key", "key-1"));
    }

    @Test
    void letsTheConfigurationReplaceTheIdempotencyKeyAndTheContentType() throws Exception {
        run(Json.object(
                "method",
                "post",
                "url",
                URL,
                "headers",
                Json.object("idempotency-key", "mine", "Content-Type", "application/vnd.a+json"),
                "body",
                Json.object("a", 1)));

        assertThat(world.request.method()).isEqualTo("POST");
        assertThat(world.request.headers()).containsExactly(new Header("idempotency-key", "mine"));
        assertThat(world.request.contentType()).isEqualTo("application/vnd.a+json");
    }

    @Test
    void putsTheQueryBehindTheUrl() throws Exception {
        run(Json.object(
                "url",
                "http://example.com/a?x=1#part",
                "query",
                Json.object("q", "a b&c=ü", "n", List.of(1, 2), "none", null, "on", true)));

        assertThat(world.request.uri()).hasToString("http://example.com/a?x=1&q=a%20b%26c%3D%C3%BC&n=1&n=2&on=true");
    }

    @Test
    void writesEveryKindOfBody() throws Exception {
        assertThat(sent("json", Json.object("a", 1))).isEqualTo("application/json {\"a\":1}");
        assertThat(sent("form", Json.object("a", "x y", "b", List.of(1, 2))))
                .isEqualTo("application/x-www-form-urlencoded a=x%20y&b=1&b=2");
        assertThat(sent("text", Json.of("hü"))).isEqualTo("text/plain; charset=utf-8 hü");
        assertThat(sent("binary", Json.of("aGk="))).isEqualTo("application/octet-stream hi");
        assertThat(sent("binary", Json.object("name", "a.png", "type", "image/png", "size", 2, "content", "aGk=")))
                .isEqualTo("image/png hi");
        assertThat(sent("json", Json.NULL)).isEqualTo(" ");
    }

    @Test
    void writesAFormWithFiles() throws Exception {
        String sent = sent(
                "multipart",
                Json.object(
                        "title",
                        "a",
                        "file",
                        Json.object("name", "x\"\r\ny.txt", "type", "text/plain", "content", "aGk=")));

        String boundary = sent.substring("multipart/form-data; boundary=".length(), sent.indexOf(' ', 25));
        assertThat(sent)
                .endsWith("--" + boundary + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na\r\n"
                        + "--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x%22%0D%0Ay.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\nhi\r\n--" + boundary + "--\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "form, 3, 'body must be an object for this bodyType, not a number'",
        "text, [], 'body must be text for this bodyType, not a list'",
        "binary, '\"%%\"', body must be base64 text",
        "form, '{\"a\":{}}', 'body.a must be text, a number, true or false, or a list of those, not an object'",
        "multipart, '{\"a\":{\"name\":\"x\"}}', 'body.a is a file: it needs content, base64 as {name, type, content}, or text'",
        "multipart, '{\"a\":{\"type\":\"x\",\"text\":\"t\"}}', 'body.a has a type that is none, such as image/png'",
        "multipart, '{\"a\":{\"content\":\"%%\"}}', body.a must be base64 text"
    })
    void failsForGoodWhereTheBodyCannotBeWritten(String type, String body, String problem) throws Exception {
        var failure = failure(
                run(Json.object("method", "POST", "url", URL, "bodyType", type, "body", Given.JSON.parse(body))));

        assertThat(failure).isEqualTo(Failure.permanent("INVALID_CONFIG", problem));
    }

    @Test
    void readsTheAnswerByItsType() throws Exception {
        assertThat(answered("text/plain; charset=iso-8859-1", "ü".getBytes(ISO_8859_1), "auto"))
                .isEqualTo(Json.of("ü"));
        assertThat(answered("application/problem+json", "{}".getBytes(UTF_8), "auto"))
                .isEqualTo(Json.EMPTY_OBJECT);
        assertThat(answered("image/png", new byte[] {1, 2}, "auto")).isEqualTo(file("image/png", 2, "AQI="));
        assertThat(answered("application/json", new byte[0], "auto")).isEqualTo(Json.NULL);
        assertThat(answered("application/json", "{}".getBytes(UTF_8), "text")).isEqualTo(Json.of("{}"));
        assertThat(answered("text/plain", "[1]".getBytes(UTF_8), "json")).isEqualTo(Json.array(Json.of(1)));
        assertThat(answered("text/plain", "hi".getBytes(UTF_8), "binary")).isEqualTo(file("text/plain", 2, "aGk="));
    }

    @Test
    void findsOutWhatAnAnswerWithoutATypeIs() throws Exception {
        assertThat(answered("", "{\"a\":1}".getBytes(UTF_8), "auto")).isEqualTo(Json.object("a", 1));
        assertThat(answered("", "hü".getBytes(UTF_8), "auto")).isEqualTo(Json.of("hü"));
        assertThat(answered("", new byte[] {(byte) 0xff, 1}, "auto"))
                .isEqualTo(file("application/octet-stream", 2, "/wE="));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain; charset=iso-8859-1 | iso-8859-1 | Jos\u00e9",
                "text/plain; charset=\"windows-1252\" | windows-1252 | 5 \u20ac",
                "text/plain;charset=utf8mb4 | utf-8 | Jos\u00e9",
                "text/plain; charset= | utf-8 | Jos\u00e9",
                "text/plain | utf-8 | \ufeffJos\u00e9",
                "text/plain | utf-16 | Jos\u00e9",
                "text/csv; header=present; charset=ISO-8859-15 | iso-8859-15 | 5 \u20ac",
                "application/xml | iso-8859-1 | <?xml version='1.0' encoding='ISO-8859-1'?><a>\u00e9</a>",
                "application/soap+xml | windows-1251 | <?xml version='1.0' encoding=\"windows-1251\"?><a>\u0416</a>",
                "text/xml; charset=utf-8 | utf-8 | <?xml version='1.0' encoding='ISO-8859-1'?><a>\u00e9</a>",
                "application/json; charset=iso-8859-1 | iso-8859-1 | [\"\u00e9\"]",
                "application/json | utf-8 | \ufeff[\"\u00e9\"]",
                "application/json | utf-16 | [\"\u00e9\"]"
            })
    void readsTextInTheCharsetThatIsDeclared(String type, String charset, String text) throws Exception {
        var plain = text.replace("\ufeff", "");

        assertThat(answered(type, text.getBytes(charset), "auto"))
                .isEqualTo(type.contains("json") ? Given.JSON.parse(plain) : Json.of(plain));
        assertThat(answered(type, text.getBytes(charset), "text")).isEqualTo(Json.of(plain));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, iso-8859-1",
        "text/plain; charset=utf-8, iso-8859-1",
        "text/plain; charset=us-ascii, utf-8",
        "application/json, iso-8859-1",
        "application/xml, iso-8859-1",
        "text/plain; charset=klingon, utf-8",
        "text/plain; charset=a/b, utf-8"
    })
    void refusesTextThatIsNotInTheCharsetItIsSaidToBeIn(String type, String charset) throws Exception {
        world.answers(200, type, "[\"Jos\u00e9\"]".getBytes(charset));

        var failure = failure(run(Json.object("url", URL)));

        assertThat(failure.code()).isEqualTo("UPSTREAM_BODY");
        assertThat(run(Json.object("url", URL, "parse", "binary"))).isInstanceOf(Result.Output.class);
    }

    @Test
    void keepsHeadersApartThatMustNotBeJoined() throws Exception {
        world.answers(
                200,
                "",
                "",
                new Header("set-cookie", "a=1; Expires=Thu, 01 Jan"),
                new Header("vary", "a"),
                new Header("set-cookie", "b=2"),
                new Header("vary", "b"),
                new Header("etag", "x"));

        assertThat(((Result.Output) run(Json.object("url", URL))).output().get("headers"))
                .contains(Json.object(
                        "set-cookie", List.of("a=1; Expires=Thu, 01 Jan", "b=2"), "vary", "a, b", "etag", "x"));
    }

    @Test
    void writesNumbersAsPeopleDo() throws Exception {
        var numbers = (JsonObject) Given.JSON.parse("{\"a\":1.2E-7,\"b\":1E+21,\"c\":1.50,\"d\":[1e3]}");

        run(Json.object("url", URL, "query", numbers));
        assertThat(world.request.uri()).hasToString(URL + "?a=0.00000012&b=1000000000000000000000&c=1.50&d=1000");
        assertThat(sent("form", numbers)).endsWith(" a=0.00000012&b=1000000000000000000000&c=1.50&d=1000");
        assertThat(sent("text", numbers.get("a").orElseThrow())).endsWith(" 0.00000012");
        assertThat(sent("multipart", numbers)).contains("\r\n\r\n1000000000000000000000\r\n");
    }

    @Test
    void failsForGoodWhereTheAnswerIsNotWhatItSays() throws Exception {
        world.answers(200, "application/json", "{CANARY");

        var failure = failure(run(Json.object("url", URL)));

        assertThat(failure.code()).isEqualTo("UPSTREAM_BODY");
        assertThat(failure.message()).contains("line 1, column").doesNotContain("CANARY");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void doesNotTakeCompressedBytesForText() throws Exception {
        world.answers(200, "text/plain", "\u001f\u008b", new Header("content-encoding", "gzip"));

        assertThat(failure(run(Json.object("url", URL))).message()).contains("compressed");
    }

    @ParameterizedTest
    @CsvSource({
        "500, true, true",
        "503, true, true",
        "502, true, false",
        "504, true, false",
        "501, false, true",
        "505, false, true",
        "408, true, true",
        "425, true, true",
        "429, true, true"
    })
    void failsOnTheseStatusesByItself(int status, boolean retryable, boolean definite) throws Exception {
        world.answers(status, "text/plain", "no", new Header("retry-after", "3"));

        var failure = failure(run(Json.object("url", URL)));

        assertThat(failure.code()).isEqualTo("UPSTREAM_STATUS");
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.definite()).isEqualTo(definite);
        assertThat(failure.details())
                .isEqualTo(Json.object("status", status, "headers", Json.object("retry-after", "3"), "body", "no"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 499})
    void failsForGoodOnWhatIsTheCallersFault(int status) throws Exception {
        world.answers(status, "text/plain", "no");

        var failure = failure(run(Json.object("url", URL)));

        assertThat(failure.code()).isEqualTo("UPSTREAM_STATUS");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void takesA404ForAnAnswerWhereToldSo() throws Exception {
        world.answers(404, "text/plain", "no");

        assertThat(run(Json.object("url", URL, "failOn", List.of("network", "5xx"))))
                .isInstanceOf(Result.Output.class);
        assertThat(failure(run(Json.object("url", URL, "failOn", List.of(404)))).code())
                .isEqualTo("UPSTREAM_STATUS");
    }

    @ParameterizedTest
    @CsvSource({"sameOrigin, SAME_ORIGIN", "true, ALL", "false, NONE"})
    void followsTheRedirectsItIsToldToFollow(String written, Follow follow) throws Exception {
        run(Json.object("url", URL, "followRedirects", written));
        assertThat(world.request.follow()).isEqualTo(follow);
        if (!written.equals("sameOrigin")) {
            run(Json.object("url", URL, "followRedirects", Boolean.parseBoolean(written)));
            assertThat(world.request.follow()).isEqualTo(follow);
        }
    }

    @Test
    void leavesALongAnswerOutOfTheFailureRatherThanCuttingIt() throws Exception {
        world.answers(500, "text/plain", "x".repeat(5_000));

        assertThat(failure(run(Json.object("url", URL))).details().get("body")).contains(Json.NULL);
    }

    @Test
    void handsOnWhyThereWasNoAnswer() throws Exception {
        var timeout = Failure.unknown("TIMEOUT", "no answer in time");
        world.fails(timeout);

        assertThat(failure(run(Json.object("url", URL)))).isEqualTo(timeout);
    }

    @Test
    void putsOutThatThereWasNoAnswerWhereThatIsNoFailure() throws Exception {
        var timeout = Failure.unknown("TIMEOUT", "no answer in time");
        world.fails(timeout);

        assertThat(run(Json.object("url", URL, "failOn", List.of("5xx"))))
                .isEqualTo(Result.output(Json.object(
                        "status", 0, "headers", Json.EMPTY_OBJECT, "body", Json.NULL, "error", timeout.toJson())));
    }

    @Test
    void neverTakesARefusalForAnAnswer() throws Exception {
        var refused = Failure.permanent("EGRESS_REFUSED", "not allowed");
        world.fails(refused);

        assertThat(failure(run(Json.object("url", URL, "failOn", List.of())))).isEqualTo(refused);
    }

    private String sent(String type, Json body) throws Exception {
        run(Json.object("method", "POST", "url", URL, "bodyType", type, "body", body));
        return world.request.contentType() + " " + new String(world.request.body(), UTF_8);
    }

    private Json answered(String contentType, byte[] body, String parse) throws Exception {
        world.answers(200, contentType, body);
        var output = (Result.Output) run(Json.object("url", URL, "parse", parse));
        return output.output().get("body").orElseThrow();
    }

    private static Json file(String type, int size, String content) {
        return Json.object("name", null, "type", type, "size", size, "content", content);
    }

    private Result run(JsonObject config) throws Exception {
        var node = new HttpRequestNode();
        return node.run(Shape.bind(HttpRequestNode.Config.class, config), new Input(Json.NULL, Map.of()), world);
    }

    private static Failure failure(Result result) {
        return ((Result.Failed) result).failure();
    }
}
