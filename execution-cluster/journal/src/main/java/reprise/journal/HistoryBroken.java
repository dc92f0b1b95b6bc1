package reprise.journal;

/** A history with an event missing or repeated. Nothing is repaired in silence: an operator must look. */
public final class HistoryBroken extends RuntimeException {

    HistoryBroken(String persistenceId, long expected, long found) {
        super("the history of " + persistenceId + " is damaged: event " + expected + " is missing, " + found
                + " follows; restore it from a backup");
    }
}
