package reprise.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static reprise.projections.TestProjection.eventually;
import static reprise.projections.TestProjection.expected;
import static reprise.projections.TestProjection.unfinished;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectionClusterTest {
    private static final String CONFIG = """
            akka {
              loglevel = WARNING
              actor.provider = cluster
              remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
              cluster {
                roles = [projection]
                jmx.multi-mbeans-in-same-jvm = on
                downing-provider-class = "akka.cluster.sbr.SplitBrainResolverProvider"
                sharded-daemon-process.keep-alive-interval = 500ms
                gossip-interval = 100ms
                leader-actions-interval = 100ms
                periodic-tasks-initial-delay = 100ms
                publish-stats-interval = off
                distributed-data.gossip-interval = 200ms
                sharding.retry-interval = 200ms
                sharding.distributed-data.gossip-interval = 200ms
                sharding.coordinator-singleton.hand-over-retry-interval = 200ms
                singleton.hand-over-retry-interval = 200ms
                allow-weakly-up-members = off
              }
              coordinated-shutdown.exit-jvm = off
            }
            """;

    private final TestProjection test = new TestProjection(31);
    private final ActorSystem<Void> one = node();
    private final ActorSystem<Void> other = node();

    @AfterEach
    void close() throws Exception {
        stop(other);
        stop(one);
        test.close();
    }

    @Test
    void runsEachTailOnOneNodeAndGoesOnWhenThatNodeLeaves() throws Exception {
        Cluster.get(one)
                .manager()
                .tell(Join.create(Cluster.get(one).selfMember().address()));
        Cluster.get(other)
                .manager()
                .tell(Join.create(Cluster.get(one).selfMember().address()));
        for (var node : List.of(one, other)) {
            var parts = new ProjectionRunner.Parts(
                    node.address().toString(),
                    test.database,
                    test.parts.decoder(),
                    test.parts.signal(),
                    test.registry,
                    test.parts.clock());
            var cluster = new ProjectionCluster(node, parts);
            cluster.run(Feed.live(test.settings.withRanges(4)), "projection");
            cluster.run(Feed.due(test.settings), "projection");
        }
        var histories = test.histories(60);
        test.append(histories.subList(0, 30));
        var half = expected(histories.subList(0, 30));
        eventually(() -> test.shown().equals(half));
        eventually(() -> owners().size() == 2);

        stop(other);
        test.append(histories.subList(30, 60));

        var all = expected(histories);
        eventually(() -> test.shown().equals(all));
        eventually(() -> test.due().size() == unfinished(histories));
        assertThat(owners()).containsExactly(one.address().toString());
    }

    private Set<String> owners() {
        return new HashSet<>(
                test.database.with(sql -> sql.query("select owner from tail_offset", row -> row.text("owner"))));
    }

    private static ActorSystem<Void> node() {
        return ActorSystem.create(
                Behaviors.empty(),
                "projection-test",
                ConfigFactory.parseString(CONFIG).withFallback(ConfigFactory.load()));
    }

    private static void stop(ActorSystem<?> node) throws Exception {
        node.terminate();
        node.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
