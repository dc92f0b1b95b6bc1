package reprise.gateway.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies this server has in memory, for all requests under way together, and how many it may have. */
final class BodyBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** Whether there is room for so many, or for any at all where there never is for so many. */
    boolean hasRoom(long bytes) {
        return taken.get() + Math.min(bytes, most) <= most;
    }

    /** Whether there was room for them. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
