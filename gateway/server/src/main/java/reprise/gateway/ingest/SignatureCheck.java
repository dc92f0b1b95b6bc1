package reprise.gateway.ingest;

import java.time.Duration;
import java.util.Optional;

/** What came of looking at the signature of a call. */
sealed interface SignatureCheck {

    /**
     * It may pass.
     *
     * @param delivery what is signed that tells a repetition from another call; empty where nothing is
     */
    record Passed(Optional<Delivery> delivery) implements SignatureCheck {}

    /** It may not, and why: for the owner of the webhook. A caller who guesses is told less. */
    record Failed(Flaw flaw, String sentence) implements SignatureCheck {}

    /**
     * A call as far as its signature vouches for it.
     *
     * @param key the same whenever the same call comes again
     * @param window how long that is looked for; empty: as long as for any key
     */
    record Delivery(String key, Optional<Duration> window) {}

    /** The ways in which a signature can be wrong; metrics are counted by them. */
    enum Flaw {
        MISSING,
        DOUBLED,
        MALFORMED,
        OLD,
        AHEAD,
        MISMATCH
    }

    static Passed unsigned() {
        return new Passed(Optional.empty());
    }
}
