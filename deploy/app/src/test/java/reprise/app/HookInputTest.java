package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send to a webhook: what is wrong is refused and starts nothing, what is odd but right is kept. */
@ExtendWith(SharedNode.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class HookInputTest {
    private static final String JSON = "application/json";

    private final TestNode node;
    private final String path = "input-" + UUID.randomUUID();
    private final AtomicLong accepted = new AtomicLong();
    private Caller author;
    private String workflow;

    HookInputTest(TestNode node) {
        this.node = node;
    }

    @BeforeAll
    void listen() {
        author = node.someone();
        workflow = author.live("""
                name: Anything
                nodes:
                  - { id: hook, type: webhook, config: { methods: [POST, PUT], path: %s } }
                  - { id: keep, type: set, config: { values: { body: "{{ trigger.body }}" } } }
                edges: [{ from: hook, to: keep }]
                """.formatted(path));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                argumentSet("no JSON", JSON, utf8("hello"), 400, "MALFORMED_REQUEST"),
                argumentSet("half an object", JSON, utf8("{\"a\": [1, 2"), 400, "MALFORMED_REQUEST"),
                argumentSet("two values", JSON, utf8("{} {}"), 400, "MALFORMED_REQUEST"),
                argumentSet("a comment", JSON, utf8("{} // so"), 400, "MALFORMED_REQUEST"),
                argumentSet("too deep", JSON, utf8("[".repeat(200) + "]".repeat(200)), 400, "MALFORMED_REQUEST"),
                argumentSet("far too deep", JSON, utf8("[".repeat(200_000)), 400, "MALFORMED_REQUEST"),
                argumentSet("one name twice", JSON, utf8("{\"a\": 1, \"a\": 2}"), 400, "MALFORMED_REQUEST"),
                argumentSet("half a character", JSON, utf8("{\"a\": \"\\ud800\"}"), 400, "MALFORMED_REQUEST"),
                argumentSet("a number out of bounds", JSON, utf8("{\"a\": 1e400000}"), 400, "MALFORMED_REQUEST"),
                argumentSet(
                        "a number too long", JSON, utf8("{\"a\": " + "9".repeat(5000) + "}"), 400, "MALFORMED_REQUEST"),
                argumentSet("no number", JSON, utf8("{\"a\": NaN}"), 400, "MALFORMED_REQUEST"),
                argumentSet(
                        "no UTF-8", JSON, new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}, 400, "MALFORMED_REQUEST"),
                argumentSet(
                        "overlong UTF-8",
                        JSON,
                        new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
                        400,
                        "MALFORMED_REQUEST"),
                argumentSet("a bad form", "application/x-www-form-urlencoded", utf8("a=%zz"), 400, "MALFORMED_REQUEST"),
                argumentSet(
                        "text that is none",
                        "text/plain; charset=utf-8",
                        new byte[] {(byte) 0xff},
                        400,
                        "MALFORMED_REQUEST"),
                argumentSet("too large", JSON, new byte[20 * 1024 * 1024], 413, "PAYLOAD_TOO_LARGE"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String contentType, byte[] body, int status, String code) {
        refused(sent(node.stranger(), contentType, body), status, code);
    }

    @Test
    void compressedBodiesAreReadWhereTheyAreWhatTheySay() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(utf8("{\"a\":1}"));
        }
        var gzipped = node.stranger().with("Content-Encoding", "gzip");
        var id = sent(gzipped, JSON, packed.toByteArray()).expect(202).at("executionId");
        assertThat(author.reaches(id, "completed").at("output")).isEqualTo("{\"body\":{\"a\":1}}");

        refused(sent(gzipped, JSON, utf8("{}")), 400, "MALFORMED_REQUEST");
        refused(sent(node.stranger().with("Content-Encoding", "br"), JSON, utf8("{}")), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void theLargestBodyIsTakenWithAllItsBytes() {
        var address = "large-" + UUID.randomUUID();
        author.live("""
                name: Large
                nodes:
                  - { id: hook, type: webhook, config: { path: "%s", respond: onFinish } }
                  - { id: tell, type: transform, config: { value: "{{ [trigger.body.size, size(trigger.raw)] }}" } }
                edges: [{ from: hook, to: tell }]
                """.formatted(address));
        int largest = 10 * 1024 * 1024;

        var answer = node.stranger()
                .with("Content-Type", "image/png")
                .send("POST", author.hook(address), BodyPublishers.ofByteArray(new byte[largest]));

        assertThat(answer.expect(200).text()).isEqualTo("[" + largest + "," + (largest + 2) / 3 * 4 + "]");
    }

    @Test
    void theBytesAsTheyCameAreThereForWhoLooksAtThem() {
        var address = "raw-" + UUID.randomUUID();
        author.live("""
                name: As it came
                nodes:
                  - { id: hook, type: webhook, config: { path: "%s", respond: onFinish } }
                  - { id: tell, type: transform, config: { value: "{{ [trigger.body.upload.name, trigger.raw] }}" } }
                edges: [{ from: hook, to: tell }]
                """.formatted(address));
        var form = "--b\r\nContent-Disposition: form-data; name=upload; filename=a.txt\r\n\r\nhi\r\n--b--\r\n";

        var answer = node.stranger()
                .with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", author.hook(address), BodyPublishers.ofString(form));

        assertThat(answer.expect(200).text())
                .isEqualTo("[\"a.txt\",\"" + Base64.getEncoder().encodeToString(utf8(form)) + "\"]");
    }

    @Test
    void aBadKeyIsRefused() {
        for (var name : new String[] {"Idempotency-Key", "webhook-id"}) {
            refused(sent(node.stranger().with(name, "x".repeat(300)), JSON, utf8("{}")), 400, "VALIDATION_ERROR");
            refused(sent(node.stranger().with(name, ""), JSON, utf8("{}")), 400, "VALIDATION_ERROR");
        }
    }

    @Test
    void nobodyAndTheWrongMethodAreToldApart() {
        refused(node.stranger().post("/hooks/nobody-" + UUID.randomUUID(), "{}"), 404, "NOT_FOUND");
        refused(node.stranger().post(author.hook(path) + "/more", "{}"), 404, "NOT_FOUND");
        assertThat(node.stranger().get("/hooks/%2e%2e/api/v1/users/me").status())
                .isIn(401, 404);
        var answer = node.stranger().get(author.hook(path));
        refused(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("POST, PUT");
    }

    @Test
    void aQueryThatCannotBeReadIsRefused() {
        var answer = HttpText.of(node.uri())
                .send("POST " + author.hook(path)
                        + "?a=%zz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("MALFORMED_REQUEST")
                .contains("X-Request-Id: ");
        nothingStarted();
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                argumentSet("NUL", JSON, "{\"a\": \"x\\u0000y\"}", "{\"body\":{\"a\":\"x\\u0000y\"}}"),
                argumentSet("NUL as a name", JSON, "{\"\\u0000\": 1}", "{\"body\":{\"\\u0000\":1}}"),
                argumentSet(
                        "a great number",
                        JSON,
                        "{\"a\": 12345678901234567890}",
                        "{\"body\":{\"a\":12345678901234567890}}"),
                argumentSet(
                        "a long name",
                        JSON,
                        "{\"" + "n".repeat(300) + "\": 1}",
                        "{\"body\":{\"" + "n".repeat(300) + "\":1}}"),
                argumentSet("emoji", JSON, "[\"\\ud83d\\ude00\"]", "{\"body\":[\"😀\"]}"),
                argumentSet("nothing", JSON, "", "{\"body\":null}"),
                argumentSet("a scalar", JSON, "false", "{\"body\":false}"),
                argumentSet(
                        "a form",
                        "application/x-www-form-urlencoded",
                        "a=1&b=%C3%A4&a=2",
                        "{\"body\":{\"a\":[\"1\",\"2\"],\"b\":\"ä\"}}"),
                argumentSet("text", "text/plain", "hi", "{\"body\":\"hi\"}"),
                argumentSet(
                        "other bytes",
                        "image/png",
                        "hi",
                        "{\"body\":{\"name\":null,\"type\":\"image/png\",\"size\":2,\"content\":\"aGk=\"}}"));
    }

    @ParameterizedTest
    @MethodSource
    void kept(String contentType, String body, String output) {
        var id = sent(node.stranger(), contentType, utf8(body)).expect(202).at("executionId");

        assertThat(author.reaches(id, "completed").at("output")).isEqualTo(output);
        Eventually.holds(
                "the list shows it", () -> author.get("/api/v1/workflows/" + workflow + "/logs?status=completed")
                        .text()
                        .contains(id));
        Eventually.holds(
                "nothing of this disturbs others",
                () -> author.get("/api/v1/executions?limit=1").status() == 200);
    }

    /** What a sender says of its body, byte for byte, and what the trigger has of it, in UTF-8 read as Latin-1. */
    static Stream<Arguments> sloppy() {
        return Stream.of(
                argumentSet("no type", "", "{\"a\":1}", "[{\"a\":1},null]"),
                argumentSet(
                        "half a type",
                        "Content-Type: application/json;\r\n",
                        "{\"a\":1}",
                        "[{\"a\":1},\"application/json;\"]"),
                argumentSet(
                        "bytes, and says so",
                        "Content-Type: application/octet-stream\r\n",
                        "{}",
                        "[{\"name\":null,\"type\":\"application/octet-stream\",\"size\":2,\"content\":\"e30=\"},"
                                + "\"application/octet-stream\"]"),
                argumentSet(
                        "a form in Latin-1",
                        "Content-Type: application/x-www-form-urlencoded; charset=ISO-8859-1\r\n",
                        "n=Jos%E9",
                        "[{\"n\":\"JosÃ©\"},\"application/x-www-form-urlencoded; charset=ISO-8859-1\"]"),
                argumentSet(
                        "JSON in Latin-1",
                        "Content-Type: application/json; charset=ISO-8859-1\r\n",
                        "\"José\"",
                        "[\"JosÃ©\",\"application/json; charset=ISO-8859-1\"]"),
                argumentSet(
                        "an empty charset",
                        "Content-Type: text/plain;charset=\"\"\r\n",
                        "a",
                        "[\"a\",\"text/plain;charset=\\\"\\\"\"]"));
    }

    @ParameterizedTest
    @MethodSource
    void sloppy(String head, String body, String output) {
        var address = "sloppy-" + UUID.randomUUID();
        author.live("""
                name: What it is
                nodes:
                  - { id: hook, type: webhook, config: { path: "%s", respond: onFinish } }
                  - { id: tell, type: transform, config: { value: "{{ [trigger.body, trigger.headers[?'content-type'].orValue(null)] }}" } }
                edges: [{ from: hook, to: tell }]
                """.formatted(address));

        var answer = HttpText.of(node.uri())
                .send("POST " + author.hook(address) + " HTTP/1.1\r\nHost: localhost\r\n" + head + "Content-Length: "
                        + body.length() + "\r\nConnection: close\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; charset=utf8mb5", "text/plain; charset=binary", "application/json; charset=x"})
    void aCharsetNobodyKnowsIsRefused(String contentType) {
        refused(sent(node.stranger(), contentType, utf8("{}")), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?name=Jos%E9", "/%E9", "/a%2Fb%E9", "/%00", "?a=%C3%28"})
    void escapesThatAreNotUtf8AreRefused(String rest) {
        var answer = HttpText.of(node.uri())
                .send("POST " + author.hook(path) + rest
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("MALFORMED_REQUEST", " of the URL ");
        nothingStarted();
    }

    @Test
    void whatProvesWhoTheCallerIsIsNotKept() {
        var id = sent(
                        node.stranger()
                                .with("Authorization", "Bearer abc")
                                .with("Cookie", "s=abc")
                                .with("X-Many", "1"),
                        JSON,
                        utf8("{}"))
                .expect(202)
                .at("executionId");
        var events =
                author.get("/api/v1/executions/" + id + "/events").expect(200).text();

        assertThat(events).contains("[hidden]", "x-many").doesNotContain("abc");
    }

    private Answer sent(Caller caller, String contentType, byte[] body) {
        var answer = caller.with("Content-Type", contentType)
                .send("POST", author.hook(path), BodyPublishers.ofByteArray(body));
        accepted.addAndGet(answer.status() == 202 ? 1 : 0);
        return answer;
    }

    private void refused(Answer answer, int status, String code) {
        answer.refused(status, code);
        nothingStarted();
    }

    /** The views follow the journal in order: where they show what was started last, they show all before it. */
    private void nothingStarted() {
        var marker = author.execute(workflow, "null");
        var newest = Eventually.is(
                "the list shows it",
                () -> author.get("/api/v1/workflows/" + workflow + "/logs?limit=200")
                        .expect(200),
                list -> list.text().contains(marker));
        assertThat(newest.items().stream().filter(item -> item.text("trigger").equals(Optional.of("webhook"))))
                .as("what calls have started")
                .hasSize(Math.toIntExact(accepted.get()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
