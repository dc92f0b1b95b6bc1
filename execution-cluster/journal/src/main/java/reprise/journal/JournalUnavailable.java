package reprise.journal;

/** The database did not answer. What was being appended may or may not have been written. */
public final class JournalUnavailable extends RuntimeException {

    JournalUnavailable(Throwable cause) {
        super("the journal's database does not answer", cause);
    }
}
