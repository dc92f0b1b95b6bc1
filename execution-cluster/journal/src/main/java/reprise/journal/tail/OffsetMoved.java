package reprise.journal.tail;

/** The offset is not where this owner left it: another one came, or somebody set it by hand. Nothing was written. */
public final class OffsetMoved extends RuntimeException {

    OffsetMoved(TailOffset left) {
        super("the offset of " + left.name() + " is no longer at " + left.position() + " under epoch " + left.epoch());
    }
}
