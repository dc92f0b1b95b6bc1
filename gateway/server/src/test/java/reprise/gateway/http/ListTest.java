package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.testing.TestGateway;
import reprise.sdk.Json;

/** Lists are given in pages, and their questions are read strictly. */
class ListTest {
    private static TestGateway gateway;

    private record Filter(Optional<String> q, Optional<String> status, Optional<Instant> from, List<String> tags) {
        static Filter read(Query query) {
            return new Filter(
                    query.text("q"),
                    query.oneOf("status", List.of("running", "failed")),
                    query.instant("from"),
                    query.texts("tag"));
        }
    }

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(ListTest::routes);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** The numbers from 0 to 204, narrowed by nothing, and the filter as it was understood. */
    private static Route routes(TestGateway gateway) {
        return path(
                "numbers",
                () -> get(() -> gateway.http.page(Filter::read, (filter, at) -> {
                    var from =
                            at.after().map(cursor -> (int) cursor.number(0) + 1).orElse(0);
                    var rows =
                            IntStream.range(from, 205).limit(at.rows()).boxed().toList();
                    return Page.of(
                            rows, at, n -> Json.object("n", n, "q", filter.q(), "tags", filter.tags()), Cursor::of);
                })));
    }

    @Test
    void aPageHasFiftyUnlessTold() {
        assertThat(gateway.stranger().get("/numbers").items()).hasSize(50);
        assertThat(gateway.stranger().get("/numbers?limit=200").items()).hasSize(200);
        assertThat(gateway.stranger().get("/numbers?limit=1").items()).hasSize(1);
    }

    @Test
    void pagesFollowOneAnotherToTheEnd() {
        var first = gateway.stranger().get("/numbers?limit=200");
        var second = gateway.stranger().get("/numbers?limit=200&cursor=" + first.at("nextCursor"));
        assertThat(second.items()).hasSize(5);
        assertThat(second.at("nextCursor")).isEqualTo("null");
        assertThat(second.items().getFirst().get("n")).contains(Json.of(200L));
    }

    @Test
    void aPageThatEndsTheListExactlyIsTheLast() {
        var first = gateway.stranger().get("/numbers?limit=200");
        var last = gateway.stranger().get("/numbers?limit=5&cursor=" + first.at("nextCursor"));
        assertThat(last.items()).hasSize(5);
        assertThat(last.at("nextCursor")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=-1, limit",
        "limit=ten, limit",
        "limit=99999999999, limit",
        "limit=1&limit=2, limit",
        "cursor=nonsense!, cursor",
        "cursor=YWJj, cursor",
        "status=odd, status",
        "status=running&status=failed, status",
        "from=yesterday, from",
        "sort=name;select pg_sleep(5), sort",
        "unknown=1, unknown"
    })
    void whatDoesNotFitIsNamed(String query, String field) {
        var answer = gateway.stranger().get("/numbers?" + query.replace(" ", "%20"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void allOfItAtOnce() {
        var answer = gateway.stranger().get("/numbers?limit=0&status=odd&x=1");
        assertThat(answer.text()).contains("\"limit\"", "\"status\"", "\"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "q=a%zz", "q=%"})
    void whatCannotBeReadIsRefused(String query) {
        assertThat(raw("/numbers?" + query)).startsWith("HTTP/1.1 400").contains("\"requestId\"");
    }

    @Test
    void whatLooksLikeSqlIsText() {
        var answer = gateway.stranger().get("/numbers?limit=1&q=%27%20or%201%3D1--&tag=a&tag=b");
        assertThat(answer.items().getFirst().text("q")).contains("' or 1=1--");
        assertThat(answer.text()).contains("[\"a\",\"b\"]");
    }

    /** {@code java.net.http} refuses to send such paths. */
    private static String raw(String target) {
        try (var socket = new java.net.Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
