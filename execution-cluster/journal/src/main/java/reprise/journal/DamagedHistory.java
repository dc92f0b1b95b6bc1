package reprise.journal;

/**
 * A history that cannot be read as a whole, and the first place where that is so: an event is missing, damaged, of a later
 * release, or makes no sense after those before it. Nothing is repaired in silence: an operator must look.
 */
public final class DamagedHistory extends RuntimeException {
    private final String persistenceId;
    private final long sequenceNr;
    private final String what;

    private DamagedHistory(String persistenceId, long sequenceNr, String what, Throwable cause) {
        super("event " + sequenceNr + " of " + persistenceId + " " + what, cause);
        this.persistenceId = persistenceId;
        this.sequenceNr = sequenceNr;
        this.what = what;
    }

    static DamagedHistory missing(String persistenceId, long expected, long found) {
        return new DamagedHistory(persistenceId, expected, "is missing, " + found + " follows", null);
    }

    static DamagedHistory repeated(String persistenceId, long sequenceNr) {
        return new DamagedHistory(persistenceId, sequenceNr, "stands there twice", null);
    }

    static DamagedHistory unreadable(String persistenceId, long sequenceNr, UnreadableEvent event) {
        return new DamagedHistory(persistenceId, sequenceNr, "cannot be read: " + sentence(event), event);
    }

    /** Each event can be read, and that one cannot have happened then. */
    public static DamagedHistory senseless(String persistenceId, long sequenceNr, RuntimeException why) {
        return new DamagedHistory(persistenceId, sequenceNr, "does not follow from those before it", why);
    }

    public String persistenceId() {
        return persistenceId;
    }

    public long sequenceNr() {
        return sequenceNr;
    }

    /** What is wrong with the event, for an operator. */
    public String what() {
        return what;
    }

    private static String sentence(UnreadableEvent event) {
        var cause = event.getCause();
        return cause == null || cause.getMessage() == null
                ? event.getMessage()
                : event.getMessage() + " (" + cause.getMessage() + ")";
    }
}
