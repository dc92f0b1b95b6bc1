package reprise.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.nodes.WebhookSignature.Scheme.GITHUB;
import static reprise.nodes.WebhookSignature.Scheme.HMAC_SHA256;
import static reprise.nodes.WebhookSignature.Scheme.NONE;
import static reprise.nodes.WebhookSignature.Scheme.SLACK;
import static reprise.nodes.WebhookSignature.Scheme.STANDARD_WEBHOOKS;
import static reprise.nodes.WebhookSignature.Scheme.STRIPE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reprise.gateway.ingest.SignatureCheck.Delivery;
import reprise.gateway.ingest.SignatureCheck.Failed;
import reprise.gateway.ingest.SignatureCheck.Flaw;
import reprise.gateway.ingest.SignatureCheck.Passed;
import reprise.nodes.WebhookSignature;
import reprise.nodes.WebhookSignature.Encoding;
import reprise.nodes.WebhookSignature.Scheme;
import reprise.sdk.Json;

class SignaturesTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** From GitHub's documentation, "Validating webhook deliveries". */
    private static final Sample FROM_GITHUB = new Sample(
            GITHUB,
            "It's a Secret to Everybody",
            "Hello, World!",
            Map.of("x-hub-signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"));

    /** From the libraries of the Standard Webhooks specification. */
    private static final Sample STANDARD = new Sample(
            STANDARD_WEBHOOKS,
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "{\"test\": 2432232314}",
            Map.of(
                    "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    "webhook-timestamp", "1614265330",
                    "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);

    /** From Slack's documentation, "Verifying requests from Slack". */
    private static final Sample FROM_SLACK = new Sample(
            SLACK,
            "8f742231b10e8888abcd99yyyzzz85a5",
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                    + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                    + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
            Map.of(
                    "x-slack-request-timestamp", "1531420618",
                    "x-slack-signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"));

    private static final Instant SLACK_SENT = Instant.ofEpochSecond(1_531_420_618);

    private static final String SECRET = "a secret of ours, long enough";
    private static final String BODY = "{\"n\": 1}";

    @Test
    void takesWhatGithubSigns() {
        assertThat(FROM_GITHUB.check(SENT)).isInstanceOf(Passed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256=",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e170",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void takesNothingThatIsNearlyWhatGithubSigns(String nearly) {
        assertThat(flaw(FROM_GITHUB.with("x-hub-signature-256", nearly), SENT)).isEqualTo(Flaw.MALFORMED);
    }

    @Test
    void takesWhatStandardWebhooksSign() {
        assertThat(STANDARD.check(SENT)).isInstanceOf(Passed.class);
        assertThat(STANDARD.under("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").check(SENT))
                .isInstanceOf(Passed.class);
    }

    @Test
    void takesAStandardSecretThatIsNoBase64AsItIsWritten() {
        var signed = STANDARD.with("webhook-signature", "v1," + base64(SECRET, STANDARD.signedText()));
        assertThat(signed.under(SECRET).check(SENT)).isInstanceOf(Passed.class);
        assertThat(signed.under("whsec_" + SECRET).check(SENT)).isInstanceOf(Passed.class);
    }

    @Test
    void takesTheHeadersOfSvixForThoseOfTheStandard() {
        var svix = new HashMap<String, String>();
        STANDARD.headers().forEach((name, value) -> svix.put(name.replace("webhook", "svix"), value));
        assertThat(new Sample(STANDARD.scheme(), STANDARD.secret(), STANDARD.body(), svix).check(SENT))
                .isInstanceOf(Passed.class);
    }

    @Test
    void takesAnyOfSeveralSignatures() {
        var several = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,x "
                + STANDARD.headers().get("webhook-signature");
        assertThat(STANDARD.with("webhook-signature", several).check(SENT)).isInstanceOf(Passed.class);
    }

    @Test
    void takesWhatSlackSigns() {
        assertThat(FROM_SLACK.check(SLACK_SENT)).isInstanceOf(Passed.class);
    }

    @Test
    void takesWhatStripeSignsWithOldAndNewSecret() {
        var time = SENT.getEpochSecond();
        var stripe = new Sample(
                STRIPE,
                SECRET,
                BODY,
                Map.of(
                        "stripe-signature",
                        "t=" + time + ",v1=" + hex("another secret, also long", time + "." + BODY) + ",v1="
                                + hex(SECRET, time + "." + BODY) + ",v0=old"));
        assertThat(stripe.check(SENT)).isInstanceOf(Passed.class);
        assertThat(flaw(
                        stripe.with("stripe-signature", "t=1,t=" + time + ",v1=" + hex(SECRET, time + "." + BODY)),
                        SENT))
                .isEqualTo(Flaw.MALFORMED);
    }

    /** Meta and Jira write {@code sha256=} and hexadecimal digits, Shopify Base64, others what they like. */
    static Stream<String> forms() {
        var mac = mac(SECRET, BODY);
        var hex = HexFormat.of().formatHex(mac);
        var base64 = Base64.getEncoder().encodeToString(mac);
        return Stream.of(
                hex,
                "sha256=" + hex,
                hex.toUpperCase(Locale.ROOT),
                base64,
                "sha256=" + base64,
                base64.replace("=", ""));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void takesAPlainHmacInTheFormsInUse(String form) {
        assertThat(new Sample(HMAC_SHA256, SECRET, BODY, Map.of("x-signature", form)).check(SENT))
                .isInstanceOf(Passed.class);
    }

    @Test
    void takesOneFormOnlyWhereItIsSaid() {
        var hex = new Sample(HMAC_SHA256, SECRET, BODY, Map.of("x-signature", hex(SECRET, BODY)));
        var base64 = hex.with("x-signature", base64(SECRET, BODY));
        assertThat(hex.in(Encoding.HEX).check(SENT)).isInstanceOf(Passed.class);
        assertThat(base64.in(Encoding.BASE64).check(SENT)).isInstanceOf(Passed.class);
        assertThat(flaw(base64.in(Encoding.HEX), SENT)).isEqualTo(Flaw.MALFORMED);
        assertThat(flaw(hex.in(Encoding.BASE64), SENT)).isEqualTo(Flaw.MALFORMED);
    }

    @Test
    void takesAnyOfSeveralSecrets() {
        var call = new Sample(HMAC_SHA256, SECRET, BODY, Map.of("x-signature", hex(SECRET, BODY)));
        assertThat(call.under("the one that comes next", SECRET).check(SENT)).isInstanceOf(Passed.class);
        assertThat(flaw(call.under("the one that comes next"), SENT)).isEqualTo(Flaw.MISMATCH);
    }

    @Test
    void takesATimeWithinItsToleranceOnly() {
        assertThat(STANDARD.check(SENT.plus(TOLERANCE))).isInstanceOf(Passed.class);
        assertThat(STANDARD.check(SENT.minus(TOLERANCE))).isInstanceOf(Passed.class);
        assertThat(flaw(STANDARD, SENT.plus(TOLERANCE).plusSeconds(1))).isEqualTo(Flaw.OLD);
        assertThat(flaw(STANDARD, SENT.minus(TOLERANCE).minusSeconds(1))).isEqualTo(Flaw.AHEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1614265330", "1614265330.0", " 1614265330", "99999999999999999999", "now", "1614265330a"})
    void takesNoTimeThatIsNone(String time) {
        assertThat(flaw(STANDARD.with("webhook-timestamp", time), SENT)).isEqualTo(Flaw.MALFORMED);
    }

    @Test
    void readsOneSignatureInOneWayOnly() {
        var time = STANDARD.headers().get("webhook-timestamp");
        var joined = STANDARD.with("webhook-id", "a." + time)
                .with("webhook-signature", "v1," + base64(SECRET, "a." + time + "." + time + "." + STANDARD.body()))
                .under(SECRET);
        assertThat(flaw(joined, SENT)).isEqualTo(Flaw.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void refusesAHeaderThatIsMissingOrComesTwice(Scheme scheme) {
        if (scheme == NONE) {
            return;
        }
        var sample = signed(scheme);
        assertThat(sample.check(SENT)).isInstanceOf(Passed.class);
        for (var name : sample.headers().keySet()) {
            assertThat(flaw(sample.without(name), SENT)).as(name).isEqualTo(Flaw.MISSING);
            assertThat(flaw(sample.with(name, ""), SENT)).as(name).isEqualTo(Flaw.MISSING);
            var twice = sample.headers().get(name);
            assertThat(Signatures.check(
                            sample.signature(),
                            asked -> asked.equals(name) ? List.of(twice, twice) : sample.values(asked),
                            utf8(sample.body()),
                            SENT))
                    .as(name)
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.flaw()).isEqualTo(Flaw.DOUBLED);
                        assertThat(failed.sentence()).isEqualTo("the header " + name + " came more than once");
                    });
        }
    }

    /** Every byte of the body, and every character of what signs it, counts. */
    @ParameterizedTest
    @EnumSource(Scheme.class)
    void refusesWhateverDiffersInOneCharacter(Scheme scheme) {
        if (scheme == NONE) {
            return;
        }
        var sample = signed(scheme);
        for (int i = 0; i < sample.body().length(); i++) {
            var changed = new StringBuilder(sample.body());
            changed.setCharAt(i, (char) (changed.charAt(i) ^ 1));
            assertThat(flaw(sample.saying(changed.toString()), SENT)).isEqualTo(Flaw.MISMATCH);
        }
        sample.headers().forEach((name, value) -> {
            for (int i = 0; i < value.length(); i++) {
                var changed = new StringBuilder(value);
                changed.setCharAt(i, changed.charAt(i) == '4' ? '5' : '4');
                assertThat(sample.with(name, changed.toString()).check(SENT))
                        .as(name + " at " + i)
                        .isInstanceOf(Failed.class);
            }
        });
    }

    @Test
    void whereAnIdOrATimeIsSignedItSaysWhatARepetitionIs() {
        assertThat(delivery(STANDARD, SENT)).contains(new Delivery("msg_p5jXN8AQM9LWM0D4loKWxJek", Optional.empty()));
        assertThat(delivery(FROM_SLACK, SLACK_SENT))
                .contains(new Delivery(
                        "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                        Optional.of(Duration.ofMinutes(10))));
    }

    @Test
    void whereTheBodyAloneIsSignedARepetitionIsMeantUnlessTheAuthorSaysOtherwise() {
        assertThat(delivery(FROM_GITHUB, SENT)).isEmpty();
        var window = Optional.of(Duration.ofHours(1));
        var guarded = new WebhookSignature(
                GITHUB,
                Optional.of(Json.of(FROM_GITHUB.secret())),
                Optional.empty(),
                Optional.empty(),
                TOLERANCE,
                window);
        assertThat(Signatures.check(guarded, FROM_GITHUB::values, utf8(FROM_GITHUB.body()), SENT))
                .isEqualTo(new Passed(Optional.of(
                        new Delivery("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", window))));
    }

    @Test
    void asksNothingOfAWebhookWithoutScheme() {
        assertThat(new Sample(NONE, SECRET, BODY, Map.of()).check(SENT)).isEqualTo(new Passed(Optional.empty()));
    }

    /** A call, and how its webhook verifies it. */
    private record Sample(
            Scheme scheme,
            List<String> secrets,
            Optional<Encoding> encoding,
            String body,
            Map<String, String> headers) {

        Sample(Scheme scheme, String secret, String body, Map<String, String> headers) {
            this(scheme, List.of(secret), Optional.empty(), body, headers);
        }

        String secret() {
            return secrets.getFirst();
        }

        Sample with(String name, String value) {
            var more = new HashMap<>(headers);
            more.put(name, value);
            return new Sample(scheme, secrets, encoding, body, more);
        }

        Sample without(String name) {
            var fewer = new HashMap<>(headers);
            fewer.remove(name);
            return new Sample(scheme, secrets, encoding, body, fewer);
        }

        Sample under(String... others) {
            return new Sample(scheme, List.of(others), encoding, body, headers);
        }

        Sample in(Encoding one) {
            return new Sample(scheme, secrets, Optional.of(one), body, headers);
        }

        Sample saying(String other) {
            return new Sample(scheme, secrets, encoding, other, headers);
        }

        String signedText() {
            return headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body;
        }

        WebhookSignature signature() {
            return new WebhookSignature(
                    scheme, Optional.of(Json.from(secrets)), Optional.empty(), encoding, TOLERANCE, Optional.empty());
        }

        List<String> values(String name) {
            return headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
        }

        SignatureCheck check(Instant now) {
            return Signatures.check(signature(), this::values, utf8(body), now);
        }
    }

    private static Sample signed(Scheme scheme) {
        var time = Long.toString(SENT.getEpochSecond());
        return new Sample(
                scheme,
                SECRET,
                BODY,
                switch (scheme) {
                    case NONE -> Map.of();
                    case HMAC_SHA256 -> Map.of("x-signature", hex(SECRET, BODY));
                    case GITHUB -> Map.of("x-hub-signature-256", "sha256=" + hex(SECRET, BODY));
                    case STANDARD_WEBHOOKS ->
                        Map.of(
                                "webhook-id",
                                "msg_1",
                                "webhook-timestamp",
                                time,
                                "webhook-signature",
                                "v1," + base64(SECRET, "msg_1." + time + "." + BODY));
                    case STRIPE -> Map.of("stripe-signature", "t=" + time + ",v1=" + hex(SECRET, time + "." + BODY));
                    case SLACK ->
                        Map.of(
                                "x-slack-request-timestamp",
                                time,
                                "x-slack-signature",
                                "v0=" + hex(SECRET, "v0:" + time + ":" + BODY));
                });
    }

    private static Flaw flaw(Sample sample, Instant now) {
        assertThat(sample.check(now)).isInstanceOf(Failed.class);
        return ((Failed) sample.check(now)).flaw();
    }

    private static Optional<Delivery> delivery(Sample sample, Instant now) {
        return ((Passed) sample.check(now)).delivery();
    }

    private static String hex(String secret, String text) {
        return HexFormat.of().formatHex(mac(secret, text));
    }

    private static String base64(String secret, String text) {
        return Base64.getEncoder().encodeToString(mac(secret, text));
    }

    private static byte[] mac(String secret, String text) {
        return SigningKeys.hmac(utf8(secret), utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
