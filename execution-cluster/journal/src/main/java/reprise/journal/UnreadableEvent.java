package reprise.journal;

/** A stored event that this release cannot read: damaged, or written by a later one. */
public final class UnreadableEvent extends RuntimeException {

    public UnreadableEvent(String message) {
        super(message);
    }

    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
