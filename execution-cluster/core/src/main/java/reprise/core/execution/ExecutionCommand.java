package reprise.core.execution;

import java.util.List;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.NodeId;
import reprise.core.WorkspaceId;
import reprise.sdk.Failure;
import reprise.sdk.Json;
import reprise.sdk.LogLine;

/** What can be asked of an execution, or reported to it. */
public sealed interface ExecutionCommand {

    /** Begin at {@code trigger}; {@code params} is an object of what replaces declared fallbacks. */
    record Start(
            ExecutionId id,
            WorkspaceId workspace,
            NodeId trigger,
            Json input,
            Json params,
            Cause cause,
            Optional<StartKey> key)
            implements ExecutionCommand {}

    record Complete(NodeId node, int attempt, String port, Json output, List<LogLine> log)
            implements ExecutionCommand {}

    record Fail(NodeId node, int attempt, Failure failure, List<LogLine> log) implements ExecutionCommand {}

    /** Time has passed: do what is due. */
    record Tick() implements ExecutionCommand {}

    record Cancel(String reason) implements ExecutionCommand {}

    /** The journal does not take what {@code refused} led to, and never will: go on without it. */
    record Unstorable(ExecutionCommand refused) implements ExecutionCommand {}
}
