package reprise.gateway.framing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Hostile connections, cut anywhere, are read as the strict reading reads them, and the parser is given nothing else. */
class RequestsFuzzTest {
    private static final long SEED = Long.getLong("reprise.fuzz.seed", System.nanoTime());
    private static final int CONNECTIONS = 20_000 * Integer.getInteger("reprise.fuzz.times", 1);

    @Test
    void whatIsHandedOnIsWhatTheStandardSays() {
        System.out.println("RequestsFuzzTest: -Dreprise.fuzz.seed=" + SEED);
        var random = new SplittableRandom(SEED);
        for (int i = 0; i < CONNECTIONS; i++) {
            var bytes = new HostileBytes(random).connection();
            check(bytes, cuts(random, bytes));
        }
    }

    private static void check(String bytes, List<String> pieces) {
        var expected = StrictReading.of(bytes);
        var arrived = new ArrayList<Arrived>();
        var requests = new Requests(Limits.STANDARD, arrived::add);
        var handed = new StringBuilder();
        for (var piece : pieces) {
            handed.append(latin1(requests.accept(ByteString.fromArray(piece.getBytes(StandardCharsets.ISO_8859_1)))));
        }
        if (requests.areInHead()) {
            handed.append(latin1(requests.giveUp(new Fault(Fault.Kind.MALFORMED, "it breaks off"))));
        }
        var told = arrived.stream()
                .filter(Arrived.Request.class::isInstance)
                .map(it -> ((Arrived.Request) it).head())
                .toList();
        var about = "pieces %s".formatted(pieces);
        int whole = expected.requests.size();
        assertThat(told).as(about).hasSizeGreaterThanOrEqualTo(whole);
        for (int i = 0; i < whole; i++) {
            var request = expected.requests.get(i);
            assertThat(told.get(i).method()).as(about).isEqualTo(request.method());
            assertThat(told.get(i).target()).as(about).isEqualTo(request.target());
            assertThat(told.get(i).headers().stream().map(field -> field.name() + ": " + field.value()))
                    .as(about)
                    .containsExactlyElementsOf(request.fields());
        }
        boolean closes = whole > 0 && !told.get(whole - 1).isPersistent();
        if (!closes) {
            assertThat(told).as(about).hasSize(whole + (expected.end == StrictReading.End.IN_BODY ? 1 : 0));
            assertThat(arrived.size() - told.size())
                    .as(about)
                    .isEqualTo(
                            switch (expected.end) {
                                case CLEAN, IN_BODY -> 0;
                                case REFUSED, UNKNOWN_METHOD, TOO_LARGE -> 1;
                            });
            isNothingElse(handed.toString(), expected, about);
        }
    }

    /** Read as strictly, it is the same requests with the same bodies; and then at most the stand-in. */
    private static void isNothingElse(String handed, StrictReading expected, String about) {
        var again = StrictReading.of(handed);
        int whole = expected.requests.size();
        assertThat(again.requests).as(about).hasSize(whole + (isRefused(expected) ? 1 : 0));
        for (int i = 0; i < whole; i++) {
            assertThat(again.requests.get(i).body())
                    .as(about)
                    .isEqualTo(expected.requests.get(i).body());
            assertThat(again.requests.get(i).fields())
                    .as(about)
                    .hasSameSizeAs(expected.requests.get(i).fields());
        }
        assertThat(again.end).as(about).isEqualTo(isRefused(expected) ? StrictReading.End.CLEAN : expected.end);
    }

    private static boolean isRefused(StrictReading reading) {
        return reading.end != StrictReading.End.CLEAN && reading.end != StrictReading.End.IN_BODY;
    }

    private static List<String> cuts(RandomGenerator random, String bytes) {
        var pieces = new ArrayList<String>();
        for (int from = 0; from < bytes.length(); ) {
            int to = Math.min(bytes.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
            pieces.add(bytes.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static String latin1(ByteString bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}
