package reprise.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who signs gets in; who signs wrongly, other bytes, or long ago does not. */
@ExtendWith(SharedNode.class)
@Timeout(60)
class HookSignatureTest {
    private static final String SECRET = "it's a secret to everybody";
    private static final String BODY = "{\"n\": 1}";

    private final TestNode node;
    private final String path = "signed-" + UUID.randomUUID();
    private Caller author;

    HookSignatureTest(TestNode node) {
        this.node = node;
    }

    /** The headers that sign a body at a time. */
    private interface Signing extends BiFunction<String, Long, Map<String, String>> {}

    static Stream<Arguments> schemes() {
        Signing plain = (body, _) -> Map.of("x-signature", hex(SECRET, body));
        Signing github = (body, _) -> Map.of("x-hub-signature-256", "sha256=" + hex(SECRET, body));
        Signing standard = (body, at) -> Map.of(
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                at.toString(),
                "webhook-signature",
                "v1," + base64(SECRET, "msg_1." + at + "." + body));
        Signing stripe = (body, at) -> Map.of("stripe-signature", "t=" + at + ",v1=" + hex(SECRET, at + "." + body));
        Signing slack = (body, at) -> Map.of(
                "x-slack-request-timestamp",
                at.toString(),
                "x-slack-signature",
                "v0=" + hex(SECRET, "v0:" + at + ":" + body));
        return Stream.of(
                argumentSet("hmac-sha256", "hmac-sha256", plain, false),
                argumentSet("github", "github", github, false),
                argumentSet("standard-webhooks", "standard-webhooks", standard, true),
                argumentSet("stripe", "stripe", stripe, true),
                argumentSet("slack", "slack", slack, true));
    }

    @BeforeEach
    void signIn() {
        author = node.someone();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void onlyWhatIsSignedStarts(String scheme, Signing signing, boolean timed) {
        listen(scheme);
        long now = Instant.now().getEpochSecond();

        send(BODY, Map.of()).refused(401, "UNAUTHENTICATED");
        send(BODY + " ", signing.apply(BODY, now)).refused(401, "UNAUTHENTICATED");
        signing.apply(BODY, now).keySet().forEach(header -> {
            var forged = new HashMap<>(signing.apply(BODY, now));
            forged.put(header, "forged");
            send(BODY, forged).refused(401, "UNAUTHENTICATED");
        });
        if (timed) {
            send(BODY, signing.apply(BODY, now - 3600)).refused(401, "UNAUTHENTICATED");
            send(BODY, signing.apply(BODY, now + 3600)).refused(401, "UNAUTHENTICATED");
        }
        send(BODY, signing.apply(BODY, now)).expect(202);
    }

    /** Whoever has captured a delivery can write other headers beside what is signed. */
    @ParameterizedTest
    @MethodSource("schemes")
    void aSignedIdOrTimeSaysWhatARepetitionIsAndNoHeaderBesideIt(String scheme, Signing signing, boolean timed) {
        listen(scheme);
        long now = Instant.now().getEpochSecond();
        var signed = signing.apply(BODY, now);
        var first = send(BODY, with(signed, "idempotency-key", "1")).expect(202);
        var again = send(BODY, with(signed, "idempotency-key", "2")).expect(202);
        if (timed) {
            assertThat(again.at("executionId")).isEqualTo(first.at("executionId"));
            assertThat(again.header("Idempotent-Replayed")).contains("true");
        } else {
            assertThat(again.at("executionId")).isNotEqualTo(first.at("executionId"));
        }
    }

    @Test
    void eitherOfTwoSecretsIsGoodWhileTheyAreChanged() {
        author.live("""
                name: Rotating
                nodes:
                  - id: hook
                    type: webhook
                    config: { path: %s, signature: { scheme: hmac-sha256, secret: ["%s", "the secret that comes next"] } }
                """.formatted(path, SECRET));
        send(BODY, Map.of("x-signature", hex(SECRET, BODY))).expect(202);
        send(BODY, Map.of("x-signature", base64("the secret that comes next", BODY)))
                .expect(202);
        send(BODY, Map.of("x-signature", hex("the secret before these", BODY))).refused(401, "UNAUTHENTICATED");
    }

    @Test
    void aSecretThatOnlyLooksEvaluatedIsRefusedWhenItIsSaved() {
        author.post("/api/v1/workflows", "application/yaml", """
                name: Open to all who read it
                params: { k: { type: string, default: not so secret at all } }
                nodes:
                  - { id: hook, type: webhook, config: { signature: { scheme: github, secret: "{{ params.k }}" } } }
                """).refused(400, "VALIDATION_ERROR");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private void listen(String scheme) {
        author.live("""
                name: Signed
                nodes:
                  - id: hook
                    type: webhook
                    config: { path: %s, signature: { scheme: %s, secret: "%s" } }
                """.formatted(path, scheme, SECRET));
    }

    private Answer send(String body, Map<String, String> headers) {
        var caller = node.stranger();
        for (var header : headers.entrySet()) {
            caller = caller.with(header.getKey(), header.getValue());
        }
        return caller.post(author.hook(path), body);
    }

    static String hex(String secret, String text) {
        return HexFormat.of().formatHex(hmac(secret, text));
    }

    private static String base64(String secret, String text) {
        return Base64.getEncoder().encodeToString(hmac(secret, text));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
