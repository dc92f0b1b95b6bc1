package reprise.gateway.framing;

/** The times of one connection: what its client is waited for, and since when. */
final class Deadlines {
    enum Missed {
        NONE,
        /** A head that began is not over. */
        HEAD,
        /** Nothing was asked for a long time. */
        IDLE,
        /** There is nobody any more to say anything to. */
        OVER
    }

    private final long head;
    private final long idle;
    private final long linger;
    private long headBegan;
    private boolean inHead;
    private long lastSign;
    private boolean untaken;
    private boolean ending;
    private long ended;

    Deadlines(Patience patience, long now) {
        this.head = patience.head().toNanos();
        this.idle = patience.idle().toNanos();
        this.linger = patience.linger().toNanos();
        this.lastSign = now;
    }

    void heard(long now) {
        lastSign = now;
    }

    /** Something was said, and is under way until it is {@link #taken}. */
    void said(long now) {
        lastSign = now;
        untaken = true;
    }

    void taken() {
        untaken = false;
    }

    void inHead(boolean now) {
        if (now && !inHead) {
            headBegan = lastSign;
        }
        inHead = now;
    }

    /** The client could not be heard until now, because others were busy. */
    void heardAgain(long now) {
        headBegan = now;
    }

    /** Nothing more is asked: what is under way comes to its end. */
    void ending() {
        ending = true;
    }

    /** The last answer was said. */
    void ended(long now) {
        ended = now;
    }

    Missed missed(long now, boolean stillInHead, boolean waiting) {
        if (ended != 0) {
            return now - ended > linger ? Missed.OVER : Missed.NONE;
        }
        if (untaken) {
            return now - lastSign > idle ? Missed.OVER : Missed.NONE;
        }
        if (stillInHead && now - headBegan > head) {
            return Missed.HEAD;
        }
        if (!waiting) {
            return Missed.NONE;
        }
        if (ending) {
            return now - lastSign > idle + linger ? Missed.OVER : Missed.NONE;
        }
        return now - lastSign > idle ? Missed.IDLE : Missed.NONE;
    }
}
