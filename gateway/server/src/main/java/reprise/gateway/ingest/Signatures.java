package reprise.gateway.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reprise.nodes.WebhookNode.Scheme;
import reprise.nodes.WebhookNode.Signature;

/**
 * Tells whether a call was made by somebody who knows the secret. The raw bytes of the body count, compared in constant
 * time; what is missing, malformed or out of time is refused like a wrong signature.
 */
final class Signatures {

    /**
     * @param header gives the value of a header by its lower-case name
     * @return whether the call may pass
     */
    static boolean verify(Signature signature, Function<String, Optional<String>> header, byte[] body, Instant now) {
        var secret = signature.secret().orElse("");
        if (secret.isBlank() && signature.scheme() != Scheme.NONE) {
            return false; // nobody can prove anything with a secret that is not there
        }
        return switch (signature.scheme()) {
            case NONE -> true;
            case HMAC_SHA256 ->
                header.apply(signature.header().orElse("x-signature").toLowerCase(Locale.ROOT))
                        .filter(given -> hex(given, hmac(utf8(secret), body)))
                        .isPresent();
            case GITHUB ->
                header.apply("x-hub-signature-256")
                        .filter(given -> given.startsWith("sha256="))
                        .filter(given -> hex(given.substring("sha256=".length()), hmac(utf8(secret), body)))
                        .isPresent();
            case STANDARD_WEBHOOKS -> standardWebhooks(secret, header, body, signature.tolerance(), now);
            case STRIPE -> stripe(secret, header, body, signature.tolerance(), now);
        };
    }

    /** The Standard Webhooks specification 1.0: {@code v1,} and Base64 of HMAC-SHA256 over {@code id.timestamp.body}. */
    private static boolean standardWebhooks(
            String secret, Function<String, Optional<String>> header, byte[] body, Duration tolerance, Instant now) {
        var id = header.apply("webhook-id").orElse("");
        var timestamp = header.apply("webhook-timestamp").orElse("");
        if (id.isEmpty() || !inTime(timestamp, tolerance, now)) {
            return false;
        }
        var expected = hmac(standardKey(secret), utf8(id + "." + timestamp + "."), body);
        return List.of(header.apply("webhook-signature").orElse("").split(" ")).stream()
                .filter(given -> given.startsWith("v1,"))
                .anyMatch(given -> base64(given.substring("v1,".length()), expected));
    }

    /** Stripe's scheme: {@code t=timestamp,v1=hex} of HMAC-SHA256 over {@code timestamp.body}. */
    private static boolean stripe(
            String secret, Function<String, Optional<String>> header, byte[] body, Duration tolerance, Instant now) {
        var parts = List.of(header.apply("stripe-signature").orElse("").split(","));
        var timestamp = parts.stream()
                .filter(part -> part.startsWith("t="))
                .map(part -> part.substring(2))
                .findFirst()
                .orElse("");
        if (!inTime(timestamp, tolerance, now)) {
            return false;
        }
        var expected = hmac(utf8(secret), utf8(timestamp + "."), body);
        return parts.stream()
                .filter(part -> part.startsWith("v1="))
                .anyMatch(part -> hex(part.substring("v1=".length()), expected));
    }

    private static boolean inTime(String epochSeconds, Duration tolerance, Instant now) {
        if (!epochSeconds.matches("[0-9]{1,11}")) {
            return false;
        }
        var distance = Duration.between(Instant.ofEpochSecond(Long.parseLong(epochSeconds)), now)
                .abs();
        return distance.compareTo(tolerance) <= 0;
    }

    private static byte[] standardKey(String secret) {
        if (secret.startsWith("whsec_")) {
            try {
                return Base64.getDecoder().decode(secret.substring("whsec_".length()));
            } catch (IllegalArgumentException notBase64) {
                return utf8(secret);
            }
        }
        return utf8(secret);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** Lower-case hexadecimal only: the documented form. */
    private static boolean hex(String given, byte[] expected) {
        return MessageDigest.isEqual(utf8(given), utf8(HexFormat.of().formatHex(expected)));
    }

    private static boolean base64(String given, byte[] expected) {
        return MessageDigest.isEqual(utf8(given), utf8(Base64.getEncoder().encodeToString(expected)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Signatures() {}
}
