package reprise.engine.wake;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Says whether this node is the only one of its cluster, whatever the others are up to. */
public final class OtherNodes {

    /** @param alone told, quickly, at first and after every change */
    public static void watch(ActorSystem<?> system, Consumer<Boolean> alone) {
        system.systemActorOf(watcher(alone), "other-nodes", Props.empty());
    }

    private static Behavior<MemberEvent> watcher(Consumer<Boolean> alone) {
        return Behaviors.setup(context -> {
            var cluster = Cluster.get(context.getSystem());
            cluster.subscriptions().tell(Subscribe.create(context.getSelf(), MemberEvent.class));
            return Behaviors.receive(MemberEvent.class)
                    .onAnyMessage(_ -> {
                        var members = StreamSupport.stream(
                                cluster.state().getMembers().spliterator(), false);
                        alone.accept(members.allMatch(member -> member.uniqueAddress()
                                .equals(cluster.selfMember().uniqueAddress())));
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    private OtherNodes() {}
}
