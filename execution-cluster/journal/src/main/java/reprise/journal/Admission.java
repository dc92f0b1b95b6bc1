package reprise.journal;

/**
 * How much may wait to be written, by number and by size. What is larger than all of that is let in alone, since it would
 * never fit otherwise.
 */
final class Admission {
    private final int mostEvents;
    private final long mostBytes;
    private int events;
    private long bytes;

    Admission(int mostEvents, long mostBytes) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    /** False where there is no room now. What was let in must {@link #leave}. */
    synchronized boolean enter(int moreEvents, long moreBytes) {
        boolean fits = events + moreEvents <= mostEvents && bytes + moreBytes <= mostBytes;
        if (!fits && events > 0) {
            return false;
        }
        events += moreEvents;
        bytes += moreBytes;
        return true;
    }

    synchronized void leave(int fewerEvents, long fewerBytes) {
        events -= fewerEvents;
        bytes -= fewerBytes;
    }

    synchronized int events() {
        return events;
    }
}
