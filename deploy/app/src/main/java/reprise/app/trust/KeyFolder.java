package reprise.app.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a cluster, the same for each of its nodes: who has them is a member. The authority's own key stays elsewhere, for
 * whoever makes new ones.
 */
public record KeyFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);
    private static final Duration SOON = Duration.ofDays(30);

    public Path authority() {
        return path.resolve("ca.crt");
    }

    /** What signs new certificates; no node needs it. */
    Path authorityKey() {
        return path.resolve("ca.key");
    }

    public Path certificate() {
        return path.resolve("node.crt");
    }

    public Path key() {
        return path.resolve("node.key");
    }

    /** @throws IllegalArgumentException where they would let nobody in, in words for the operator */
    public void check(Instant now) {
        var authority = certificate(authority());
        var own = certificate(certificate());
        try {
            own.verify(authority.getPublicKey());
            own.checkValidity(Date.from(now));
            authority.checkValidity(Date.from(now));
        } catch (GeneralSecurityException refused) {
            throw wrong(
                    certificate(),
                    "is not signed by " + authority().getFileName() + ", or not good today (" + refused.getMessage()
                            + ")");
        }
        checkKey(own);
        if (own.getNotAfter().toInstant().isBefore(now.plus(SOON))) {
            LOG.warn(
                    "the cluster's keys in {} are good until {} only: make new ones with bin/reprise cluster-keys",
                    path,
                    own.getNotAfter().toInstant());
        }
    }

    private void checkKey(X509Certificate own) {
        try {
            var text = Files.readString(key());
            var modulus = ((RSAPrivateKey) Pem.privateKey(text)).getModulus();
            if (!modulus.equals(((RSAPublicKey) own.getPublicKey()).getModulus())) {
                throw wrong(key(), "is not the key of " + certificate().getFileName());
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw wrong(key(), "cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private static X509Certificate certificate(Path file) {
        try {
            return Pem.certificate(Files.readString(file));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw wrong(file, "cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private static IllegalArgumentException wrong(Path file, String what) {
        return new IllegalArgumentException("REPRISE_CLUSTER_KEYS: " + file + " " + what
                + ". Make the folder with bin/reprise cluster-keys FOLDER, and give every node the same one.");
    }
}
