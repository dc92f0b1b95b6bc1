package reprise.gateway.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Passwords as they are kept: Argon2id in its usual text form, so that its costs can be raised later. Costs 19 MiB and
 * some 50 ms of a core each time; whoever calls bounds how many at once.
 */
final class PasswordHashes {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function PRESENT =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final SecureRandom random = new SecureRandom();
    private final String ofNobody = hash(Secrets.fresh(""));

    String hash(String password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return PRESENT.hash(bytes(password), salt).getResult();
    }

    boolean matches(String password, String hash) {
        return Argon2Function.getInstanceFromHash(hash).check(bytes(password), hash.getBytes(StandardCharsets.UTF_8));
    }

    /** Costs what {@link #matches} costs, so that the time taken does not tell who has an account. */
    boolean matchesNobody(String password) {
        return matches(password, ofNobody) && false;
    }

    /** Whether the costs have been raised since. */
    boolean isOutdated(String hash) {
        var then = Argon2Function.getInstanceFromHash(hash);
        return then.getMemory() < MEMORY_KIB || then.getIterations() < PASSES;
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
