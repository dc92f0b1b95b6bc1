package reprise.gateway.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reprise.database.Database;
import reprise.gateway.http.Blocking;
import reprise.gateway.http.Refusal;
import reprise.gateway.http.Refused;

/**
 * Finds out whether a password is right. Wrong, unknown and disabled cost the same and look the same. What was right a
 * moment ago is remembered under a key that only this process can compute, so that a script with Basic credentials does
 * not pay for a hash with every request.
 */
final class Passwords {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int ENTRIES = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int IN_LINE = 100;
    private static final int LONGEST = 4 * PasswordRules.LONGEST;

    /** The same words whatever it was. */
    static final String WRONG = "Wrong e-mail or password";

    /** Whose password it is, and which of the passwords this user has had. */
    record Right(UserId user, int passwordVersion) {}

    private final Database database;
    private final PasswordHashes hashes = new PasswordHashes();
    private final LoginThrottle throttle;
    private final Trail trail;
    private final Blocking hashing;
    private final Cache<String, Right> remembered = Caffeine.newBuilder()
            .maximumSize(ENTRIES)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final SecretKeySpec memoryKey;

    Passwords(Database database, LoginThrottle throttle, Trail trail) {
        this.database = database;
        this.throttle = throttle;
        this.trail = trail;
        this.hashing = new Blocking(Math.max(2, Runtime.getRuntime().availableProcessors()), IN_LINE, PATIENCE);
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.memoryKey = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Hashes a new password; it has been checked against the rules. */
    String hash(String password) {
        return hashes.hash(password);
    }

    boolean matches(String password, UserTable.Kept kept) {
        return hashes.matches(password, kept.hash());
    }

    /** Does work that hashes, a few at a time. */
    <T> CompletionStage<T> hashing(Callable<T> work) {
        return hashing.call(work);
    }

    /** The owner of a password that is right. Fails with {@link Refused} where too many were wrong. */
    CompletionStage<Optional<Right>> verify(String email, String password, Origin origin) {
        if (password.length() > LONGEST || email.length() > LONGEST) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var emailKey = Email.key(email);
        var wait = throttle.login(emailKey, origin);
        if (wait.isPresent()) {
            trail.note(SecurityEvent.Kind.LOGIN_THROTTLED, Optional.empty(), origin, Map.of("email", shown(email)));
            return CompletableFuture.failedFuture(new Refused(Refusal.rateLimited(wait.get())));
        }
        return hashing.call(() -> compare(emailKey, password)).thenApply(right -> {
            if (right.isPresent()) {
                throttle.loginWasRight(emailKey, origin);
            } else {
                trail.note(SecurityEvent.Kind.LOGIN_FAILED, Optional.empty(), origin, Map.of("email", shown(email)));
            }
            return right;
        });
    }

    /** The same, answered from memory where it was right a moment ago; the caller checks that the user still has it. */
    CompletionStage<Optional<Right>> verifyAgain(String email, String password, Origin origin) {
        var key = memoryOf(email, password);
        var known = remembered.getIfPresent(key);
        return known != null
                ? CompletableFuture.completedFuture(Optional.of(known))
                : verify(email, password, origin).thenApply(right -> {
                    right.ifPresent(it -> remembered.put(key, it));
                    return right;
                });
    }

    void forget(String email, String password) {
        remembered.invalidate(memoryOf(email, password));
    }

    private static String shown(String email) {
        return email.length() <= 254 ? email : email.substring(0, 254) + "…";
    }

    private Optional<Right> compare(String emailKey, String password) {
        var kept = emailKey.indexOf('\0') >= 0
                ? Optional.<UserTable.Kept>empty()
                : database.with(sql -> UserTable.passwordOf(sql, emailKey));
        var matches =
                kept.map(it -> hashes.matches(password, it.hash())).orElseGet(() -> hashes.matchesNobody(password));
        if (!matches || kept.filter(it -> !it.disabled()).isEmpty()) {
            return Optional.empty();
        }
        kept.filter(it -> hashes.isOutdated(it.hash()))
                .ifPresent(it -> database.use(sql -> UserTable.rehash(sql, it, hashes.hash(password))));
        return kept.map(it -> new Right(it.user(), it.passwordVersion()));
    }

    private String memoryOf(String email, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(memoryKey);
            mac.update(Email.key(email).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0xFF); // in no UTF-8, so no two pairs run together
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
