package reprise.gateway.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import reprise.gateway.ingest.SignatureCheck.Delivery;
import reprise.gateway.ingest.SignatureCheck.Failed;
import reprise.gateway.ingest.SignatureCheck.Flaw;
import reprise.gateway.ingest.SignatureCheck.Passed;
import reprise.nodes.WebhookSignature;

/**
 * Tells whether a call was made by somebody who knows the secret. The raw bytes of the body count, compared in constant
 * time. Each header has one reading only: one that comes twice, or holds what its scheme does not, is refused.
 */
final class Signatures {
    /** Without a dot: id, time and body are signed as one text with dots between them, which could be cut elsewhere. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final String STANDARD = "webhook";
    private static final String SVIX = "svix";

    private final WebhookSignature signature;
    private final Function<String, List<String>> headers;
    private final byte[] body;
    private final Instant now;

    private Signatures(WebhookSignature signature, Function<String, List<String>> headers, byte[] body, Instant now) {
        this.signature = signature;
        this.headers = headers;
        this.body = body;
        this.now = now;
    }

    /** @param headers gives all values of a header by its lower-case name */
    static SignatureCheck check(
            WebhookSignature signature, Function<String, List<String>> headers, byte[] body, Instant now) {
        var signatures = new Signatures(signature, headers, body, now);
        try {
            return signatures.check();
        } catch (Wrong wrong) {
            return wrong.failed;
        }
    }

    private Passed check() {
        return switch (signature.scheme()) {
            case NONE -> SignatureCheck.unsigned();
            case HMAC_SHA256 -> hmac();
            case GITHUB -> github();
            case STANDARD_WEBHOOKS -> standardWebhooks();
            case STRIPE -> stripe();
            case SLACK -> slack();
        };
    }

    /** Hexadecimal or Base64, with or without {@code sha256=} before it: so do Meta, Jira, Shopify and many others. */
    private Passed hmac() {
        var name = signature.header().orElse("x-signature").toLowerCase(Locale.ROOT);
        var given = header(name);
        var mac = GivenMac.read(given, signature.encoding())
                .orElseThrow(() -> malformed(
                        name,
                        "must be the HMAC-SHA256 of the body in "
                                + signature.encoding().map(GivenMac::words).orElse("hex or Base64")));
        return ofBody(mac, name);
    }

    /** Lower-case hexadecimal only: the documented form. */
    private Passed github() {
        var name = "x-hub-signature-256";
        var given = header(name);
        var mac = given.startsWith("sha256=") ? GivenMac.lowerHex(given.substring(7)) : Optional.<byte[]>empty();
        return ofBody(mac.orElseThrow(() -> malformed(name, "must be sha256= and 64 hexadecimal digits")), name);
    }

    private Passed ofBody(byte[] mac, String name) {
        requireMatch(List.of(mac), name, SigningKeys::asWritten, body);
        return new Passed(signature
                .replayWindow()
                .map(window -> new Delivery(HexFormat.of().formatHex(mac), Optional.of(window))));
    }

    /** The Standard Webhooks specification 1.0: {@code v1,} and Base64 of HMAC-SHA256 over {@code id.timestamp.body}. */
    private Passed standardWebhooks() {
        var family = headers.apply(STANDARD + "-id").isEmpty()
                        && !headers.apply(SVIX + "-id").isEmpty()
                ? SVIX
                : STANDARD;
        var id = header(family + "-id");
        if (!ID.matcher(id).matches()) {
            throw malformed(family + "-id", "must be 1 to 255 letters, digits, _ and -");
        }
        var time = inTime(family + "-timestamp", header(family + "-timestamp"));
        var name = family + "-signature";
        var macs = parts(header(name), " ", "v1,").stream()
                .flatMap(part -> GivenMac.base64(part).stream())
                .toList();
        if (macs.isEmpty()) {
            throw malformed(name, "must hold v1, and the signature in Base64");
        }
        requireMatch(macs, name, SigningKeys::standard, utf8(id + "." + time + "."), body);
        return new Passed(Optional.of(new Delivery(id, Optional.empty())));
    }

    /** Stripe's scheme: {@code t=timestamp,v1=hex} of HMAC-SHA256 over {@code timestamp.body}. */
    private Passed stripe() {
        var name = "stripe-signature";
        var given = header(name);
        var times = parts(given, ",", "t=");
        var macs = parts(given, ",", "v1=").stream()
                .flatMap(part -> GivenMac.lowerHex(part).stream())
                .toList();
        if (times.size() != 1 || macs.isEmpty()) {
            throw malformed(name, "must hold one t= and v1= with 64 hexadecimal digits");
        }
        var time = inTime(name, times.getFirst());
        return signedAt(requireMatch(macs, name, SigningKeys::asWritten, utf8(time + "."), body));
    }

    /** Slack's scheme: {@code v0=hex} of HMAC-SHA256 over {@code v0:timestamp:body}. */
    private Passed slack() {
        var time = inTime("x-slack-request-timestamp", header("x-slack-request-timestamp"));
        var name = "x-slack-signature";
        var given = header(name);
        var mac = (given.startsWith("v0=") ? GivenMac.lowerHex(given.substring(3)) : Optional.<byte[]>empty())
                .orElseThrow(() -> malformed(name, "must be v0= and 64 hexadecimal digits"));
        return signedAt(requireMatch(List.of(mac), name, SigningKeys::asWritten, utf8("v0:" + time + ":"), body));
    }

    /** The same signature is the same call as long as its time is good, which is a tolerance before and after it. */
    private Passed signedAt(byte[] mac) {
        return new Passed(Optional.of(new Delivery(
                HexFormat.of().formatHex(mac), Optional.of(signature.tolerance().multipliedBy(2)))));
    }

    private String header(String name) {
        var given = headers.apply(name);
        if (given.isEmpty() || given.size() == 1 && given.getFirst().isEmpty()) {
            throw new Wrong(Flaw.MISSING, "the header " + name + " is missing");
        }
        if (given.size() > 1) {
            throw new Wrong(Flaw.DOUBLED, "the header " + name + " came more than once");
        }
        return given.getFirst();
    }

    private static List<String> parts(String given, String between, String mark) {
        var parts = new ArrayList<String>();
        for (var part : given.split(between)) {
            if (part.strip().startsWith(mark)) {
                parts.add(part.strip().substring(mark.length()));
            }
        }
        return parts;
    }

    private String inTime(String name, String seconds) {
        if (!SECONDS.matcher(seconds).matches()) {
            throw malformed(name, "must hold the time of signing in seconds since 1970");
        }
        var signed = Instant.ofEpochSecond(Long.parseLong(seconds));
        if (signed.plus(signature.tolerance()).isBefore(now)) {
            throw new Wrong(
                    Flaw.OLD,
                    "it was signed at " + signed + ", which is longer ago than the webhook's tolerance allows");
        }
        if (signed.minus(signature.tolerance()).isAfter(now)) {
            throw new Wrong(Flaw.AHEAD, "it was signed at " + signed + ", which is in the future: compare the clocks");
        }
        return seconds;
    }

    /** Which of the signatures is right under one of the secrets. */
    private byte[] requireMatch(List<byte[]> macs, String name, Function<String, List<byte[]>> keys, byte[]... signed) {
        for (var secret : signature.secrets()) {
            for (var key : keys.apply(secret)) {
                var expected = SigningKeys.hmac(key, signed);
                if (macs.stream().anyMatch(mac -> MessageDigest.isEqual(mac, expected))) {
                    return expected;
                }
            }
        }
        throw new Wrong(
                Flaw.MISMATCH,
                "the signature in " + name + " does not fit the body: it was made with another secret, or the body"
                        + " was changed on its way");
    }

    private static Wrong malformed(String name, String form) {
        return new Wrong(Flaw.MALFORMED, "the header " + name + " " + form);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the check from wherever it stands. */
    private static final class Wrong extends RuntimeException {
        private final transient Failed failed;

        Wrong(Flaw flaw, String sentence) {
            super(sentence, null, false, false);
            this.failed = new Failed(flaw, sentence);
        }
    }
}
