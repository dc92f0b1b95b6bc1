package reprise.journal;

/** An append that was certainly not written. */
public abstract sealed class AppendRefused extends RuntimeException {

    AppendRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** Somebody has written at that sequence number before: the caller's picture is old. */
    public static final class SequenceTaken extends AppendRefused {
        SequenceTaken(String persistenceId, Throwable cause) {
            super(persistenceId + " has been written to by another", cause);
        }
    }

    /** It claims the key of a start that another execution has. */
    public static final class KeyTaken extends AppendRefused {
        KeyTaken(String persistenceId) {
            super(persistenceId + " would begin under a key that another has", null);
        }
    }

    /** The database does not take these data. No fault of anybody else's. */
    public static final class Unstorable extends AppendRefused {
        Unstorable(String persistenceId, Throwable cause) {
            super("the database refuses the data of " + persistenceId, cause);
        }
    }

    /** The database does not answer, and it was never asked. Try again later. */
    public static final class NotWritten extends AppendRefused {
        NotWritten(Throwable away) {
            super("the database does not answer; nothing was written", away);
        }
    }

    /** Too much is waiting to be written. Try again later. */
    public static final class JournalFull extends AppendRefused {
        JournalFull() {
            super("too many appends are waiting to be written", null);
        }
    }
}
