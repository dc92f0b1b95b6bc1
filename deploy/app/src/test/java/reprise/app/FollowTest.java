package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.app.Caller.node;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reprise.language.Language;
import reprise.sdk.Json.JsonArray;
import reprise.sdk.JsonText;

/** Watching an execution: its events, its stream, and how it stood after each. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class FollowTest {
    private static final List<String> FORWARDS =
            List.of("pending", "running", "retrying", "waiting", "completed", "failed", "skipped", "cancelled");

    private final TestNode node;
    private final Upstream upstream;
    private final CountDownLatch released = new CountDownLatch(1);
    private Caller author;
    private String workflow;

    FollowTest(TestNode node, Upstream upstream) {
        this.node = node;
        this.upstream = upstream;
    }

    @BeforeEach
    void write() {
        author = node.someone();
        var held = "/held-" + UUID.randomUUID();
        upstream.hold(held, released);
        workflow = author.live("""
                name: Watched
                nodes:
                  - { id: start, type: manual }
                  - { id: first, type: set, config: { values: { n: 1 } } }
                  - { id: call, type: http_request, config: { url: "%s" } }
                  - { id: way, type: condition, config: { condition: "call.status == 200" } }
                  - { id: good, type: log, config: { level: info, message: "all is well" } }
                  - { id: bad, type: log, config: { level: error, message: "it is not" } }
                edges:
                  - { from: start, to: first }
                  - { from: first, to: call }
                  - { from: call, to: way }
                  - { from: way, to: good, on: "true" }
                  - { from: way, to: bad, on: "false" }
                """.formatted(upstream.url(held)));
    }

    private String finished() {
        released.countDown();
        var id = author.execute(workflow, "{}");
        author.reaches(id, "completed");
        return id;
    }

    @Test
    void theStreamTellsEveryEventOnceWhileItHappensAndThenEnds() throws Exception {
        var id = author.execute(workflow, "{}");
        var seen = new ArrayList<String>();

        try (var lines = author.exchange(
                        "GET",
                        "/api/v1/executions/" + id + "/events/stream",
                        BodyPublishers.noBody(),
                        BodyHandlers.ofLines())
                .body()) {
            lines.forEach(line -> {
                seen.add(line);
                if (line.contains("execution.node-started")) {
                    released.countDown(); // so what came before was told while it was under way
                }
            });
        }

        var events = events(id);
        assertThat(ids(seen))
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(data(seen).subList(0, events.size())).isEqualTo(events);
        assertThat(seen.stream()
                        .filter(line -> !line.isEmpty())
                        .toList()
                        .reversed()
                        .subList(0, 2))
                .containsExactly("data: {\"sequenceNr\":" + events.size() + ",\"status\":\"completed\"}", "event: end");
    }

    @Test
    void aStreamGoesOnBehindTheLastEventItsReaderHas() throws Exception {
        var id = finished();
        int all = events(id).size();
        for (int last = 0; last < all; last++) {
            var lines = stream(id, Integer.toString(last));
            assertThat(ids(lines))
                    .isEqualTo(LongStream.rangeClosed(last + 1, all).boxed().toList());
            assertThat(lines).contains("event: end");
        }
    }

    @Test
    void whoeverHasSeenTheEndIsToldThatThereIsNoMore() {
        var id = finished();
        for (var seen : List.of(Integer.toString(events(id).size()), "1000", Long.toString((1L << 53) - 1))) {
            author.with("Last-Event-ID", seen)
                    .get("/api/v1/executions/" + id + "/events/stream")
                    .expect(204);
        }
    }

    @Test
    void whatIsNoPlaceInAStreamIsRefused() {
        var id = finished();
        var path = "/api/v1/executions/" + id + "/events/stream";
        for (var place : List.of("-1", "first", "1.5", Long.toString(Long.MAX_VALUE), "99999999999999999999")) {
            author.with("Last-Event-ID", place).get(path).refused(400, "VALIDATION_ERROR");
            author.get(path + "?after=" + place).refused(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void theEventsAreListedInPages() throws Exception {
        var id = finished();
        var all = events(id);

        var paged = new ArrayList<String>();
        var cursor = "";
        do {
            var page = author.get("/api/v1/executions/" + id + "/events?limit=2" + cursor)
                    .expect(200);
            page.items().forEach(event -> paged.add(Language.json().write(event)));
            var next = page.at("nextCursor");
            cursor = next.equals("null") ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());

        assertThat(paged).isEqualTo(all);
        var tail = author.get("/api/v1/executions/" + id + "/events?after=3").expect(200);
        assertThat(tail.items()).hasSize(all.size() - 3);
        assertThat(tail.at("items.0.sequenceNr")).isEqualTo("4");
    }

    @Test
    void theStateAfterEachEventOnlyMovesForwards() throws Exception {
        var id = finished();
        int all = events(id).size();
        var before = new HashMap<String, Integer>();
        for (int at = 1; at <= all; at++) {
            var state =
                    author.get("/api/v1/executions/" + id + "/state?at=" + at).expect(200);
            assertThat(state.at("sequenceNr")).isEqualTo(Integer.toString(at));
            assertThat(state.at("status")).isEqualTo(at < all ? "running" : "completed");
            var nodes = (JsonArray) state.json().get("nodes").orElseThrow();
            for (var one : nodes.items()) {
                var name = one.text("nodeId").orElseThrow();
                int status = FORWARDS.indexOf(one.text("status").orElseThrow());
                assertThat(status).as(name + " after " + at).isGreaterThanOrEqualTo(before.getOrDefault(name, 0));
                before.put(name, status);
            }
        }
        var end = author.get("/api/v1/executions/" + id + "/state?at=" + all).expect(200);
        assertThat(end.json()).isEqualTo(author.execution(id).json());
        assertThat(node(end, "bad", "status")).isEqualTo("skipped");
        assertThat(author.get("/api/v1/executions/" + id + "/state?at=9999")
                        .expect(200)
                        .json())
                .isEqualTo(end.json());
        for (var nowhere : List.of("0", "-1", "x", "99999999999")) {
            author.get("/api/v1/executions/" + id + "/state?at=" + nowhere).refused(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void theLogTellsWhatNodesWrote() {
        var id = finished();
        var log = author.get("/api/v1/logs/" + id).expect(200);

        assertThat(log.items()).hasSize(1);
        assertThat(log.at("items.0.message")).isEqualTo("all is well");
        assertThat(log.at("items.0.level")).isEqualTo("info");
        assertThat(log.at("items.0.nodeId")).isEqualTo("good");
        assertThat(author.get("/api/v1/logs/" + id + "?level=error").expect(200).items())
                .isEmpty();
        assertThat(author.get("/api/v1/logs/" + id + "?q=WELL&nodeId=good")
                        .expect(200)
                        .items())
                .hasSize(1);
        assertThat(author.get("/api/v1/logs/" + id + "?nodeId=bad").expect(200).items())
                .isEmpty();
        author.get("/api/v1/logs/" + id + "?level=loud").refused(400, "VALIDATION_ERROR");
    }

    private List<String> stream(String id, String last) {
        var answer = author.with("Last-Event-ID", last)
                .get("/api/v1/executions/" + id + "/events/stream")
                .expect(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return answer.text().lines().toList();
    }

    private List<String> events(String id) {
        return author.get("/api/v1/executions/" + id + "/events?limit=200").expect(200).items().stream()
                .map(event -> Language.json().write(event))
                .toList();
    }

    private static List<Long> ids(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Long.parseLong(line.substring(4)))
                .toList();
    }

    private static List<String> data(List<String> lines) throws JsonText.MalformedJson {
        var data = new ArrayList<String>();
        for (var line : lines) {
            if (line.startsWith("data: ") && !line.equals("data: {}")) {
                data.add(Language.json().write(Language.json().parse(line.substring(6))));
            }
        }
        return data;
    }
}
