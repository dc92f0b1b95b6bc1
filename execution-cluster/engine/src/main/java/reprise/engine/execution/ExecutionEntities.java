package reprise.engine.execution;

import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.javadsl.Entity;
import reprise.core.ExecutionId;
import reprise.protocol.ExecutionMessage;
import reprise.protocol.Executions;

/** How the cluster makes the entity of an execution. */
public final class ExecutionEntities {
    public static final String ROLE = "execution";

    public static Entity<ExecutionMessage, ShardingEnvelope<ExecutionMessage>> entity(EngineParts parts) {
        return Entity.of(
                        Executions.TYPE,
                        context -> ExecutionEntity.create(
                                ExecutionId.parse(context.getEntityId()), context.getShard(), parts))
                .withRole(ROLE)
                .withStopMessage(new LocalMessage.Stop());
    }

    private ExecutionEntities() {}
}
