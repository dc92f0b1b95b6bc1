package reprise.gateway.triggers;

import java.util.Locale;

/** What became of a call of a trigger. */
public enum TriggerOutcome {
    /** It started an execution. */
    FIRED,
    /** It had come before, and started nothing new. */
    REPEATED,
    /** It was not let in. */
    REFUSED,
    /** It came in a way for which nothing is there. */
    MISSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
