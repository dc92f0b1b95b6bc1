package reprise.journal;

/**
 * A place in the journal: everything committed before it has been seen. Ordered by transaction first: a lower
 * {@code ordering} may belong to a later transaction.
 */
public record Position(long tx, long ordering) implements Comparable<Position> {

    public static final Position START = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        int byTx = Long.compare(tx, other.tx);
        return byTx != 0 ? byTx : Long.compare(ordering, other.ordering);
    }
}
