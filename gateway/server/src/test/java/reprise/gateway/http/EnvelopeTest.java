package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.Client;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** Whatever broke, the answer has the envelope, an id and its headers, and tells nothing of the inside. */
class EnvelopeTest {
    private static TestGateway gateway;
    private static Client client;

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                settings -> settings.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(1)),
                UnaryOperator.identity(),
                EnvelopeTest::routes,
                request -> request.getUri().path().equals("/hooks/page")
                        ? Optional.of(CompletableFuture.completedFuture(
                                HttpResponse.create().withEntity("<script>alert(1)</script>")))
                        : Optional.empty());
        client = gateway.stranger();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Route routes(TestGateway gateway) {
        var http = gateway.http;
        return pathPrefix(
                "try",
                () -> concat(
                        pathEnd(() ->
                                concat(get(() -> http.answer(() -> Reply.ok(Json.TRUE))), put(() -> complete("put")))),
                        path(
                                "bug",
                                () -> get(() -> http.answer(() -> {
                                    throw new IllegalStateException("secret-inside");
                                }))),
                        path("late", () -> get(() -> http.answerLater(CompletableFuture::new))),
                        path(
                                "thrown",
                                () -> get(() -> {
                                    throw new IllegalStateException("secret-inside");
                                })),
                        path("overflow", () -> get(() -> http.answer(() -> Reply.ok(deep(1))))),
                        path("json", () -> post(() -> http.json(body -> http.answer(() -> Reply.ok(body))))),
                        path(
                                "yaml",
                                () -> post(() -> http.jsonOrYaml(document ->
                                        http.answer(() -> new Reply.Text("application/yaml", document.text())))))));
    }

    private static Json deep(int n) {
        return Json.array(deep(n + 1));
    }

    @Test
    void nothingThere() {
        isRefused(client.get("/nothing/here"), 404, "NOT_FOUND");
        isRefused(client.get("/api/v1/nothing"), 404, "NOT_FOUND");
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        var answer = client.delete("/try");
        isRefused(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).contains("GET, PUT");
    }

    @Test
    void headIsAGetWithoutItsBody() {
        var answer = client.send("HEAD", "/try", BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/try/bug", "/try/thrown"})
    void aBugIsTheLogsBusiness(String path) {
        var answer = client.get(path);
        isRefused(answer, 500, "INTERNAL");
        assertThat(answer.text()).doesNotContain("secret-inside", "Exception", "reprise.");
    }

    @Test
    void aStackThatOverflowsEndsNothingButTheRequest() {
        isRefused(client.get("/try/overflow"), 500, "INTERNAL");
        assertThat(client.get("/try").status()).isEqualTo(200);
    }

    @Test
    void anAnswerThatDoesNotComeIsGivenUp() {
        var answer = client.get("/try/late");
        isRefused(answer, 503, "UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void theCallersRequestIdIsKeptWhereItIsSane() {
        assertThat(client.with("X-Request-Id", "abc.DEF-1_2").get("/try").header("X-Request-Id"))
                .contains("abc.DEF-1_2");
        assertThat(client.with("X-Request-Id", "a b<script>").get("/try").header("X-Request-Id"))
                .get()
                .asString()
                .hasSize(36);
        assertThat(client.with("X-Request-Id", "x".repeat(65)).get("/try").header("X-Request-Id"))
                .get()
                .asString()
                .hasSize(36);
    }

    @Test
    void theEnvelopeNamesTheRequest() {
        var answer = client.with("X-Request-Id", "me-1").get("/nothing");
        assertThat(answer.at("error.requestId")).isEqualTo("me-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"a\":1,\"a\":2}", "NaN", "1e999999999", "{} {}", "[1,]", "{'a':1}"})
    void whatIsNotJsonIsRefusedWithItsPlace(String body) {
        isRefused(client.post("/try/json", body), 400, "MALFORMED_REQUEST");
    }

    @Test
    void aByteOrderMarkBeforeJsonIsPassedOver() {
        assertThat(client.post("/try/json", "\uFEFF{}").status()).isEqualTo(200);
    }

    @Test
    void jsonThatIsTooDeepIsRefusedQuickly() {
        isRefused(client.post("/try/json", "[".repeat(100_000)), 400, "MALFORMED_REQUEST");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var answer = client.with("Content-Type", "application/json")
                .send("POST", "/try/json", BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xC3, '"'}));
        isRefused(answer, 400, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/yaml", "text/json"})
    void otherTypesAreNotReadAsJson(String type) {
        var answer = client.with("Content-Type", type).send("POST", "/try/json", BodyPublishers.ofString("{}"));
        isRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyOfNoTypeIsNotRead() {
        isRefused(client.send("POST", "/try/json", BodyPublishers.ofString("{}")), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void compressedBodiesAreNotRead() {
        var answer = client.with("Content-Encoding", "gzip").post("/try/json", "{}");
        isRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void yamlIsReadWhereTheRouteSaysSo() {
        var answer = client.with("Content-Type", "application/yaml")
                .send("POST", "/try/yaml", BodyPublishers.ofString("a: 1"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).get().asString().startsWith("application/yaml");
        assertThat(answer.text()).isEqualTo("a: 1");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        var large = "\"" + "x".repeat(1024 * 1024) + "\"";
        isRefused(client.post("/try/json", large), 413, "PAYLOAD_TOO_LARGE");
        var unannounced = client.with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/try/json",
                        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                                large.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        isRefused(unannounced, 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void otherSitesAreNotLetIn() {
        var answer = client.with("Origin", "https://evil.example").get("/try");
        assertThat(answer.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        var preflight = client.with("Origin", "https://evil.example")
                .with("Access-Control-Request-Method", "PUT")
                .send("OPTIONS", "/try", BodyPublishers.noBody());
        isRefused(preflight, 405, "METHOD_NOT_ALLOWED");
        assertThat(preflight.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void whatAWorkflowAnswersIsShownWithoutScriptsAndOrigin() {
        var answer = client.get("/hooks/page");
        assertThat(answer.headers("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox;");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    static void isRefused(Received answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.at("error.requestId"))
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).isPresent();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Content-Security-Policy"))
                .get()
                .asString()
                .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }
}
