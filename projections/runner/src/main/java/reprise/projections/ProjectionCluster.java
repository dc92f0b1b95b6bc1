package reprise.projections;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ShardedDaemonProcessSettings;
import akka.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import java.util.Optional;

/** Spreads the tails of feeds over the nodes of a role: each runs once, and somewhere else when its node is gone. */
public final class ProjectionCluster {

    private sealed interface Message {
        record Ended() implements Message {}

        record Stop() implements Message {}
    }

    private final ActorSystem<?> system;
    private final ProjectionRunner.Parts parts;

    public ProjectionCluster(ActorSystem<?> system, ProjectionRunner.Parts parts) {
        this.system = system;
        this.parts = parts;
    }

    /** To be called on every node; those without the role run none of it. */
    public void run(Feed feed, String role) {
        ShardedDaemonProcess.get(system)
                .init(
                        Message.class,
                        "projection-" + feed.tail(),
                        feed.ranges().size(),
                        number -> tail(feed, number),
                        ShardedDaemonProcessSettings.create(system).withRole(role),
                        Optional.of(new Message.Stop()));
    }

    /** The actor only stands for the tail: where it is, the tail runs. */
    private Behavior<Message> tail(Feed feed, int number) {
        return Behaviors.setup(context -> {
            var self = context.getSelf();
            var running = RunningTail.of(parts, feed, feed.ranges().get(number), () -> self.tell(new Message.Ended()));
            return Behaviors.receive(Message.class)
                    .onMessage(Message.Ended.class, _ -> Behaviors.stopped())
                    .onMessage(Message.Stop.class, _ -> {
                        closeAside(running);
                        return Behaviors.same();
                    })
                    .onSignal(PostStop.class, _ -> {
                        closeAside(running);
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    /** Waits for the batch under way, which an actor may not. */
    private static void closeAside(RunningTail running) {
        Thread.ofVirtual().start(running::close);
    }
}
