package reprise.gateway.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reprise.nodes.WebhookSignature;

/** The bytes that a secret stands for, and what is signed with them. */
final class SigningKeys {

    static List<byte[]> asWritten(String secret) {
        return List.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Standard Webhooks write a key as {@code whsec_} and Base64; some senders leave out the one, some the other. Whoever
     * knows the secret knows it in each of these forms, so each is taken.
     */
    static List<byte[]> standard(String secret) {
        var keys = new ArrayList<byte[]>();
        var rest = secret.startsWith(WebhookSignature.PREFIX)
                ? secret.substring(WebhookSignature.PREFIX.length())
                : secret;
        try {
            keys.add(Base64.getDecoder().decode(rest));
        } catch (IllegalArgumentException notBase64) {
            keys.addAll(asWritten(rest));
        }
        keys.addAll(asWritten(secret));
        return keys;
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
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

    private SigningKeys() {}
}
