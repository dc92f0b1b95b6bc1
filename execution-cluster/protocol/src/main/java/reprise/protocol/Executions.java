package reprise.protocol;

import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import reprise.core.ExecutionId;

/** Reaches the entities of executions, wherever in the cluster they live. */
public final class Executions {
    public static final EntityTypeKey<ExecutionMessage> TYPE =
            EntityTypeKey.create(ExecutionMessage.class, "execution");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClusterSharding sharding;

    public Executions(ActorSystem<?> system) {
        this.sharding = ClusterSharding.get(system);
    }

    public void wake(ExecutionId execution) {
        sharding.entityRefFor(TYPE, execution.toString()).tell(new ExecutionMessage.Wake());
    }

    /** Completes once what was asked is durable. Fails with a time-out where the entity cannot be reached. */
    public CompletionStage<Reply> ask(
            ExecutionId execution, Verb verb, Optional<String> requestId, Optional<String> user) {
        return sharding.entityRefFor(TYPE, execution.toString())
                .ask(replyTo -> new ExecutionMessage.Ask(verb, requestId, user, replyTo), PATIENCE);
    }
}
