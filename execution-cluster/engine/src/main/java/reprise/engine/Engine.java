package reprise.engine;

import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Optional;
import reprise.engine.execution.EngineParts;
import reprise.engine.execution.ExecutionEntities;
import reprise.engine.journal.MendedHistories;
import reprise.engine.wake.DueWork;
import reprise.engine.wake.DueWorkPoller;
import reprise.engine.wake.LostNodes;
import reprise.engine.wake.Wakes;

/** A node's part in running executions: its share of the entities, and the eye on what is due. */
public final class Engine implements AutoCloseable {
    private final Optional<DueWorkPoller> poller;

    /**
     * How the engine wants Akka. To be laid over Akka's own settings by name: among files that are all called
     * reference.conf, the order of the class path would decide.
     */
    public static Config settings() {
        return ConfigFactory.parseResources(Engine.class.getClassLoader(), "reprise-engine.conf");
    }

    private Engine(Optional<DueWorkPoller> poller) {
        this.poller = poller;
    }

    /** @param works whether this node has the execution role; without it, it only reaches the entities of others */
    public static Engine start(ActorSystem<?> system, EngineParts parts, Wakes wakes, DueWork dueWork, boolean works) {
        ClusterSharding.get(system).init(ExecutionEntities.entity(parts));
        if (!works) {
            return new Engine(Optional.empty());
        }
        MendedHistories.release(system, wakes::wake);
        var poller = DueWorkPoller.start(dueWork, wakes);
        LostNodes.watch(system, poller::takeOver);
        return new Engine(Optional.of(poller));
    }

    @Override
    public void close() {
        poller.ifPresent(DueWorkPoller::close);
    }
}
