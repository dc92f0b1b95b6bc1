package reprise.engine;

import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import reprise.engine.execution.EngineParts;
import reprise.engine.execution.ExecutionEntities;
import reprise.engine.wake.DueWork;
import reprise.engine.wake.DueWorkPoller;
import reprise.engine.wake.Wakes;

/** The execution role of a node: its share of the entities, its workers, and the eye on what is due. */
public final class Engine implements AutoCloseable {
    private final DueWorkPoller poller;

    private Engine(DueWorkPoller poller) {
        this.poller = poller;
    }

    public static Engine start(ActorSystem<?> system, EngineParts parts, Wakes wakes, DueWork dueWork) {
        ClusterSharding.get(system).init(ExecutionEntities.entity(parts));
        return new Engine(DueWorkPoller.start(dueWork, wakes));
    }

    @Override
    public void close() {
        poller.close();
    }
}
