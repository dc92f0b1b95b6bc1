package reprise.journal.snapshot;

import reprise.core.execution.Execution;

/** Where snapshots are left. */
public interface SnapshotKeeper {
    /** Keeps none. */
    SnapshotKeeper NONE = _ -> {};

    /** Keeps how an execution stands now. Blocks, and never fails: without the snapshot all goes on as well, only slower. */
    void keep(Execution execution);
}
