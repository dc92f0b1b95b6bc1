package reprise.journal.snapshot;

/**
 * Where along a history snapshots lie: the newest near its end, for the execution that goes on from there, and waypoints all
 * along it, for those who look back.
 */
public final class Spacing {
    /** So many events an execution comes to before it leaves a first snapshot, and at least as many before each further. */
    public static final int EVERY = 1_000;

    private static final int PARTS = 200;

    /** In each stretch of so many events the first snapshot remains. */
    public static final int STRETCH = 10_000;

    /** So many of the newest remain, in case the last one cannot be read. */
    public static final int NEWEST = 2;

    /**
     * Whether it is time for another, as of the event {@code now}. The further a history has come, the further apart they lie:
     * states grow a little with their history, and all snapshots together shall cost in proportion to it.
     */
    public static boolean isDue(long newest, long now) {
        return now - newest >= Math.max(EVERY, now / PARTS);
    }

    private Spacing() {}
}
