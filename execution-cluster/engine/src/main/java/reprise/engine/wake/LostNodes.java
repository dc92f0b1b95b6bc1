package reprise.engine.wake;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;

/** Hears of nodes that have left the cluster: what was under way there must be taken up elsewhere. */
public final class LostNodes {

    /** @param lost run, quickly, for each node that is gone for good */
    public static void watch(ActorSystem<?> system, Runnable lost) {
        system.systemActorOf(watcher(lost), "lost-nodes", Props.empty());
    }

    private static Behavior<MemberRemoved> watcher(Runnable lost) {
        return Behaviors.setup(context -> {
            Cluster.get(context.getSystem())
                    .subscriptions()
                    .tell(Subscribe.create(context.getSelf(), MemberRemoved.class));
            return Behaviors.receive(MemberRemoved.class)
                    .onAnyMessage(_ -> {
                        lost.run();
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    private LostNodes() {}
}
