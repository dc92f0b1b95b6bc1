package reprise.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reprise.nodes.WebhookNode.Scheme;
import reprise.nodes.WebhookNode.Signature;

class SignaturesTest {

    /** From GitHub's documentation, "Validating webhook deliveries". */
    private static final String GITHUB_SECRET = "It's a Secret to Everybody";

    private static final String GITHUB = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    /** From the libraries of the Standard Webhooks specification. */
    private static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String STANDARD_BODY = "{\"test\": 2432232314}";
    private static final Map<String, String> STANDARD = Map.of(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);

    @Test
    void takesWhatGithubSigns() {
        assertThat(verify(Scheme.GITHUB, GITHUB_SECRET, Map.of("x-hub-signature-256", GITHUB), "Hello, World!", SENT))
                .isTrue();
    }

    @Test
    void takesNothingThatIsNearlyWhatGithubSigns() {
        for (var wrong : new String[] {
            "",
            "sha256=",
            GITHUB.substring(7),
            GITHUB.toUpperCase(Locale.ROOT),
            GITHUB + "0",
            "sha1=" + GITHUB.substring(7)
        }) {
            assertThat(verify(
                            Scheme.GITHUB, GITHUB_SECRET, Map.of("x-hub-signature-256", wrong), "Hello, World!", SENT))
                    .as(wrong)
                    .isFalse();
        }
        assertThat(verify(Scheme.GITHUB, GITHUB_SECRET, Map.of("x-hub-signature-256", GITHUB), "Hello, World", SENT))
                .isFalse();
        assertThat(verify(Scheme.GITHUB, GITHUB_SECRET, Map.of(), "Hello, World!", SENT))
                .isFalse();
    }

    @Test
    void takesWhatStandardWebhooksSign() {
        assertThat(verify(Scheme.STANDARD_WEBHOOKS, STANDARD_SECRET, STANDARD, STANDARD_BODY, SENT))
                .isTrue();
    }

    @Test
    void takesAnyOfSeveralSignatures() {
        var several = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,x " + STANDARD.get("webhook-signature");
        assertThat(verify(
                        Scheme.STANDARD_WEBHOOKS,
                        STANDARD_SECRET,
                        with("webhook-signature", several),
                        STANDARD_BODY,
                        SENT))
                .isTrue();
    }

    @Test
    void takesATimeWithinItsToleranceOnly() {
        var most = Duration.ofMinutes(5);
        for (var sign : new int[] {1, -1}) {
            var edge = SENT.plus(most.multipliedBy(sign));
            assertThat(verify(Scheme.STANDARD_WEBHOOKS, STANDARD_SECRET, STANDARD, STANDARD_BODY, edge))
                    .isTrue();
            assertThat(verify(
                            Scheme.STANDARD_WEBHOOKS, STANDARD_SECRET, STANDARD, STANDARD_BODY, edge.plusSeconds(sign)))
                    .isFalse();
        }
    }

    @Test
    void takesNoTimeThatIsNone() {
        for (var time :
                new String[] {"", "-1614265330", "1614265330.0", " 1614265330", "99999999999999999999", "now"}) {
            assertThat(verify(
                            Scheme.STANDARD_WEBHOOKS,
                            STANDARD_SECRET,
                            with("webhook-timestamp", time),
                            STANDARD_BODY,
                            SENT))
                    .as(time)
                    .isFalse();
        }
    }

    @Test
    void withoutASecretNobodyGetsIn() {
        for (var scheme : Scheme.values()) {
            var signature = new Signature(Scheme.NONE, Optional.empty(), Optional.empty(), Duration.ofMinutes(5));
            assertThat(Signatures.verify(signature, _ -> Optional.empty(), new byte[0], SENT))
                    .isTrue();
            if (scheme != Scheme.NONE) {
                assertThat(verify(scheme, "secret", Map.of(), "", SENT)).isFalse();
            }
        }
    }

    private static Map<String, String> with(String header, String value) {
        var headers = new HashMap<>(STANDARD);
        headers.put(header, value);
        return headers;
    }

    private static boolean verify(Scheme scheme, String secret, Map<String, String> headers, String body, Instant now) {
        var signature = new Signature(scheme, Optional.of(secret), Optional.empty(), Duration.ofMinutes(5));
        return Signatures.verify(
                signature, name -> Optional.ofNullable(headers.get(name)), body.getBytes(StandardCharsets.UTF_8), now);
    }
}
