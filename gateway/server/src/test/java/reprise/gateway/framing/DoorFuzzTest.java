package reprise.gateway.framing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reprise.gateway.http.SentHead;
import reprise.gateway.http.WholeBody;
import reprise.gateway.testing.TestGateway;
import reprise.gateway.testing.Wire;

/**
 * Hostile connections to the real server: it answers the requests that the strict reading finds, in their order and with
 * their bodies, and of the rest one refusal. Nothing is an error of ours, and nothing hangs.
 */
class DoorFuzzTest {
    private static final long SEED = Long.getLong("reprise.fuzz.seed", System.nanoTime());
    private static final int CONNECTIONS = 600 * Integer.getInteger("reprise.fuzz.times", 1);
    private static final Pattern ANSWER = Pattern.compile("HTTP/1.1 (\\d{3}) .*?\r\n\r\n", Pattern.DOTALL);
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private static TestGateway gateway;

    private record Answer(int status, String body) {}

    @BeforeAll
    static void start() {
        gateway = TestGateway.start(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                it -> akka.http.javadsl.server.Directives.reject(),
                request -> Optional.of(echo(request)));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void everyRequestIsAnsweredAndNothingElse() throws IOException {
        System.out.println("DoorFuzzTest: -Dreprise.fuzz.seed=" + SEED);
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CONNECTIONS; i++) {
            var bytes = new HostileBytes(random).connection();
            int cut = random.nextInt(bytes.length());
            check(bytes, Wire.saidToTheEnd(gateway.port(), List.of(bytes.substring(0, cut), bytes.substring(cut))));
        }
    }

    private static void check(String bytes, String said) {
        var expected = StrictReading.of(bytes);
        var answers = answers(said, expected);
        var about = "sent %s%nheard %s".formatted(bytes, said);
        int whole = expected.requests.size();
        for (int i = 0; i < whole; i++) {
            var request = expected.requests.get(i);
            assertThat(answers).as(about).hasSizeGreaterThan(i);
            if (!request.isFor("localhost")) {
                assertThat(answers.get(i).status()).as(about).isEqualTo(421);
                return; // its body is not waited for, so the connection may have ended with it
            }
            assertThat(answers.get(i).status()).as(about).isEqualTo(200);
            if (!request.method().equals("HEAD")) {
                assertThat(answers.get(i).body())
                        .as(about)
                        .isEqualTo(told(request.method(), request.target(), request.named("x-"), request.body()));
            }
        }
        var refused = answers.subList(whole, answers.size()).stream()
                .map(Answer::status)
                .toList();
        switch (expected.end) {
            case CLEAN -> assertThat(refused).as(about).isEmpty();
            case REFUSED -> assertThat(refused).as(about).containsExactly(400);
            case UNKNOWN_METHOD -> assertThat(refused).as(about).containsExactly(405);
            case TOO_LARGE -> assertThat(refused).as(about).containsExactly(413);
            case IN_BODY -> assertThat(refused).as(about).isSubsetOf(400, 421);
        }
    }

    /** What was heard of it, told in a way that the strict reading can tell too. */
    private static CompletionStage<HttpResponse> echo(HttpRequest request) {
        var head = SentHead.of(request).orElseThrow();
        var seen = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .map(HttpHeader::lowercaseName)
                .filter(name -> name.startsWith("x-"))
                .count();
        return WholeBody.body(request, 100_000, Duration.ofSeconds(5), materializer())
                .thenApply(body -> HttpResponse.create()
                        .withEntity(
                                ContentTypes.APPLICATION_OCTET_STREAM,
                                told(head.method(), head.target(), seen, new String(body, StandardCharsets.ISO_8859_1))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static Materializer materializer() {
        return SystemMaterializer.get(gateway.system()).materializer();
    }

    private static String told(String method, String target, long fields, String body) {
        return method + " " + target + " " + fields + "\n" + body;
    }

    private static List<Answer> answers(String said, StrictReading expected) {
        var answers = new ArrayList<Answer>();
        for (var rest = said; !rest.isEmpty(); ) {
            var head = ANSWER.matcher(rest);
            assertThat(head.lookingAt())
                    .as("an answer: %s%nof %s%nto %s", rest, said, expected.requests)
                    .isTrue();
            var length = LENGTH.matcher(head.group());
            int place = answers.size();
            var withoutBody = place < expected.requests.size()
                    && expected.requests.get(place).method().equals("HEAD");
            int end = head.end() + (withoutBody || !length.find() ? 0 : Integer.parseInt(length.group(1)));
            var body = rest.substring(head.end(), Math.min(end, rest.length())).getBytes(StandardCharsets.ISO_8859_1);
            answers.add(new Answer(Integer.parseInt(head.group(1)), new String(body, StandardCharsets.UTF_8)));
            rest = rest.substring(Math.min(end, rest.length()));
        }
        return answers;
    }
}
