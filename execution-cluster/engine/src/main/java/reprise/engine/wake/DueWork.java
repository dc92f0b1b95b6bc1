package reprise.engine.wake;

import java.util.List;
import java.util.Optional;
import reprise.core.ExecutionId;

/** What the journal says must be looked after: a row for each execution that has not ended, with the time it is due. */
public interface DueWork {

    /** Executions whose time has come, at most {@code limit}; each is given out again after a while. Blocks. */
    List<ExecutionId> due(int limit);

    /** All that were doing something, so that a lost node may have taken it with it, whatever their time, at most {@code limit} at once: those behind {@code after}. Blocks. */
    List<ExecutionId> underWay(int limit, Optional<ExecutionId> after);
}
