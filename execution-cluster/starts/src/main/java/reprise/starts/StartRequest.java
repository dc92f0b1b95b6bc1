package reprise.starts;

import java.util.Optional;
import reprise.core.NodeId;
import reprise.core.WorkspaceId;
import reprise.core.execution.Cause;
import reprise.core.plan.Plan;
import reprise.sdk.Json;

/**
 * An execution that somebody wants.
 *
 * @param trigger the node it begins at
 * @param input the trigger as expressions see it
 * @param params in place of declared fallbacks, an object
 * @param key makes it repeatable
 */
public record StartRequest(
        WorkspaceId workspace,
        Plan plan,
        NodeId trigger,
        Json input,
        Json params,
        Cause cause,
        Optional<GivenKey> key) {}
