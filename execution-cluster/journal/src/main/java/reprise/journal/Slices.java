package reprise.journal;

/** Divides all executions into a fixed number of slices, so that readers can share the work. Fixed for ever. */
public final class Slices {
    public static final int COUNT = 1024;

    public static int of(String persistenceId) {
        return Math.floorMod(persistenceId.hashCode(), COUNT);
    }

    /** Slices {@code from} to {@code to}, both included. */
    public record Range(int from, int to) {
        public static final Range ALL = new Range(0, COUNT - 1);

        public boolean isAll() {
            return from == 0 && to == COUNT - 1;
        }
    }

    private Slices() {}
}
