package reprise.starts;

import java.time.Duration;
import java.util.Optional;
import reprise.core.definition.IdempotencyWindow;
import reprise.journal.Sha256;

/**
 * What makes a start repeatable, as it was given with it.
 *
 * @param key one that is long is kept as its hash: it stands in the history for ever
 * @param fingerprint of what the start brings, where that must be the same for a repetition
 * @param window how long it is remembered, where that is not for its workflow to say
 */
public record GivenKey(String key, Optional<String> fingerprint, Optional<IdempotencyWindow> window) {
    private static final int LONGEST = 255;

    public GivenKey {
        key = key.length() > LONGEST ? "sha256:" + Sha256.hex(key) : key;
    }

    /** Two starts under it are the same one, whatever else they bring. */
    public static GivenKey alone(String key) {
        return new GivenKey(key, Optional.empty(), Optional.empty());
    }

    /** Two starts under it are the same one where they bring the same; else the second is a mistake of the caller's. */
    public static GivenKey with(String key, byte[] content) {
        return new GivenKey(key, Optional.of(Sha256.hex(content)), Optional.empty());
    }

    public GivenKey within(Duration length) {
        return new GivenKey(key, fingerprint, Optional.of(new IdempotencyWindow(Optional.of(length))));
    }

    /** @param before of what the key was used with before */
    boolean repeats(Optional<String> before) {
        return fingerprint.isEmpty() || before.isEmpty() || fingerprint.equals(before);
    }
}
