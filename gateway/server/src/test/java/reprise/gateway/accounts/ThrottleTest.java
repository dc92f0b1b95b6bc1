package reprise.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.server.Directives;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reprise.gateway.http.FastPath;
import reprise.gateway.testing.Received;
import reprise.gateway.testing.TestGateway;

/** Guessing takes patience; the one who knows is not locked out. */
class ThrottleTest {
    private static final String ME = "/api/v1/users/me";
    private TestGateway gateway;

    @BeforeEach
    void start() {
        gateway = TestGateway.start(
                UnaryOperator.identity(),
                settings -> settings.withAttempts(4),
                _ -> Directives.reject(),
                FastPath.NONE);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void manyWrongPasswordsForOneAccount() {
        var email = gateway.register();
        var last = guesses(6, n -> gateway.logIn(email, "wrong guess " + n));
        isThrottled(last);
        isThrottled(gateway.logIn(email, TestGateway.PASSWORD));
        isThrottled(gateway.stranger().basic(email, TestGateway.PASSWORD).get(ME));
        gateway.clock.advance(Duration.ofSeconds(76));
        assertThat(gateway.logIn(email, TestGateway.PASSWORD).status()).isEqualTo(200);
        assertThat(gateway.trail)
                .anyMatch(event -> event.kind() == SecurityEvent.Kind.LOGIN_FAILED
                        && event.details().get("email").equals(email)
                        && event.origin().address().equals("127.0.0.1"))
                .anyMatch(event -> event.kind() == SecurityEvent.Kind.LOGIN_THROTTLED);
    }

    @Test
    void byBasicItIsTheSame() {
        var email = gateway.register();
        isThrottled(
                guesses(6, n -> gateway.stranger().basic(email, "wrong " + n).get(ME)));
        isThrottled(gateway.logIn(email, TestGateway.PASSWORD));
    }

    @Test
    void onePasswordForManyAccounts() {
        isThrottled(guesses(22, n -> gateway.logIn("someone" + n + "@example.com", "Summer of guessing")));
    }

    @Test
    void aForwardedAddressIsNotBelieved() {
        var email = gateway.register();
        isThrottled(guesses(6, n -> gateway.stranger()
                .with("X-Forwarded-For", "203.0.113." + n)
                .basic(email, "wrong " + n)
                .get(ME)));
    }

    @Test
    void butOfAProxyInTheSettingsItIs() {
        try (var behind = TestGateway.start(
                http -> http.withTrustedProxies(java.util.List.of("127.0.0.1")),
                settings -> settings.withAttempts(4),
                _ -> Directives.reject(),
                FastPath.NONE)) {
            var email = behind.register();
            var attacker = behind.stranger().with("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
            isThrottled(guesses(6, n -> attacker.basic(email, "wrong " + n).get(ME)));
            var owner = behind.stranger().with("X-Forwarded-For", "192.0.2.1");
            assertThat(owner.basic(email, TestGateway.PASSWORD).get(ME).status())
                    .isEqualTo(200);
            var sameAttacker = behind.stranger().with("X-Forwarded-For", "198.51.100.77, 203.0.113.9");
            isThrottled(sameAttacker.basic(email, "wrong again").get(ME));
        }
    }

    @Test
    void theRightPasswordAnyNumberOfTimes() {
        var email = gateway.register();
        assertThat(IntStream.range(0, 8)
                        .map(_ -> gateway.logIn(email, TestGateway.PASSWORD).status()))
                .containsOnly(200);
    }

    @Test
    void tokensThatAreNone() {
        isThrottled(guesses(120, n -> gateway.stranger().bearer("rpr_guess" + n).get(ME)));
        assertThat(gateway.someone().get(ME).status()).isEqualTo(200);
    }

    @Test
    void registeringAnAddressThatIsTaken() {
        var email = gateway.register();
        isThrottled(guesses(25, _ -> gateway.stranger()
                .post("/api/v1/auth/register", "{\"email\":\"" + email + "\",\"password\":\"someone else's wish\"}")));
        assertThat(gateway.logIn(email, TestGateway.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void tooManyAtOnceAreAnsweredAllTheSame() {
        var email = gateway.register();
        var statuses = IntStream.range(0, 200)
                .parallel()
                .map(n -> gateway.logIn(email, "parallel guess " + n).status())
                .boxed()
                .toList();
        assertThat(statuses).allMatch(status -> status == 401 || status == 429 || status == 503);
        assertThat(statuses).contains(429);
    }

    /** The answer to the last of them. */
    private static Received guesses(int times, java.util.function.IntFunction<Received> guess) {
        return IntStream.range(0, times)
                .mapToObj(guess)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static void isThrottled(Received answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isPositive();
    }

    @Test
    void anAccountThatCallsTooOftenWaitsAndOthersDoNot() {
        try (var gateway = TestGateway.start(
                UnaryOperator.identity(),
                settings -> settings.withCallsPerSecond(20),
                _ -> Directives.reject(),
                FastPath.NONE)) {
            var busy = gateway.someone();
            for (int call = 0; call < 20; call++) {
                assertThat(busy.get("/api/v1/users/me").status()).isEqualTo(200);
            }
            var refused = busy.get("/api/v1/users/me");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(gateway.someone().get("/api/v1/users/me").status()).isEqualTo(200);
            gateway.clock.advance(Duration.ofSeconds(1));
            assertThat(busy.get("/api/v1/users/me").status()).isEqualTo(200);
        }
    }
}
