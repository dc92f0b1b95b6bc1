package reprise.journal.snapshot;

/**
 * Where along a history snapshots lie: the newest near its end, for the execution that goes on from there, and waypoints all
 * along it, for those who look back.
 */
public final class Spacing {
    /** So many events an execution may come to before it leaves another snapshot. */
    public static final int EVERY = 1_000;

    /** In each stretch of so many events the first snapshot remains. */
    public static final int STRETCH = 10_000;

    /** So many of the newest remain, in case the last one cannot be read. */
    public static final int NEWEST = 2;

    private Spacing() {}
}
