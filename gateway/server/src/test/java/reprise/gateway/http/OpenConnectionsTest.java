package reprise.gateway.http;

import static akka.http.javadsl.server.Directives.complete;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Directives;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reprise.gateway.testing.TestGateway;
import reprise.gateway.testing.Wire;

/** How connections are given room, and how they end with the server. */
@Timeout(60)
class OpenConnectionsTest {
    private static final String READY = "GET /ready HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LATER = "GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();

    @Test
    void manySlowHeadsOfAnAddressDoNotKeepItsHonestCallersOut() throws IOException {
        try (var gateway = gateway(new HttpSettings.Room(100, 2));
                var first = new Wire(gateway.port());
                var second = new Wire(gateway.port())) {
            first.send("GET /ready HTTP/1.1\r\nX-Slow: ");
            second.send(READY);
            second.heardUntil("ready");
            try (var third = new Wire(gateway.port())) {
                third.send(READY);
                third.heardUntil("ready");
                assertThat(first.heard()).as("it made room").isEmpty();
                second.send(READY);
                second.heardUntil("ready");
            }
        }
    }

    @Test
    void whoseAnswerIsAwaitedIsNotSentAway() throws Exception {
        try (var gateway = gateway(new HttpSettings.Room(100, 1));
                var first = new Wire(gateway.port())) {
            first.send(LATER);
            asked.get(10, TimeUnit.SECONDS);
            try (var second = new Wire(gateway.port())) {
                second.send(READY);
                assertThat(second.heard()).as("there was no room").isEmpty();
            }
            answer.complete(HttpResponse.create().withEntity("at last"));
            first.heardUntil("at last");
        }
    }

    @Test
    void aServerThatStopsAnswersWhatItWasAsked() throws Exception {
        try (var gateway = gateway(new HttpSettings.Room(100, 100))) {
            CompletionStage<Void> stopped;
            try (var idle = new Wire(gateway.port());
                    var waiting = new Wire(gateway.port())) {
                idle.send(READY);
                idle.heardUntil("ready");
                waiting.send(LATER);
                asked.get(10, TimeUnit.SECONDS);
                stopped = gateway.stop();
                assertThat(idle.heard()).isEmpty();
                answer.complete(HttpResponse.create().withEntity("at last"));
                assertThat(waiting.heard()).startsWith("HTTP/1.1 200").endsWith("at last");
            }
            stopped.toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoReadsNothingOfALongAnswerIsCutOff() throws Exception {
        var ended = new CompletableFuture<Void>();
        var endless = Source.repeat(ByteString.fromString("x".repeat(64 * 1024)))
                .watchTermination((kept, end) -> {
                    end.whenComplete((_, _) -> ended.complete(null));
                    return kept;
                });
        answer.complete(
                HttpResponse.create().withEntity(HttpEntities.createChunked(ContentTypes.TEXT_PLAIN_UTF8, endless)));
        var second = Duration.ofSeconds(1);
        try (var gateway = gateway(settings ->
                        settings.with(new HttpSettings.Times(second, second, Duration.ofSeconds(30), second)));
                var wire = new Wire(gateway.port())) {
            wire.send(LATER);
            ended.get(20, TimeUnit.SECONDS);
        }
    }

    private TestGateway gateway(HttpSettings.Room room) {
        return gateway(settings -> settings.with(room));
    }

    private TestGateway gateway(UnaryOperator<HttpSettings> adapted) {
        return TestGateway.start(
                adapted,
                UnaryOperator.identity(),
                _ -> concat(
                        path("ready", () -> get(() -> complete("ready"))),
                        path(
                                "later",
                                () -> get(() -> {
                                    asked.complete(null);
                                    return Directives.completeWithFuture(answer);
                                }))),
                FastPath.NONE);
    }
}
