package reprise.app.watch;

import akka.dispatch.DispatcherPrerequisites;
import akka.dispatch.ExecutorServiceConfigurator;
import akka.dispatch.ExecutorServiceFactory;
import akka.dispatch.ForkJoinExecutorConfigurator;
import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;

/** Akka's fork-join executor with a note of when each turn began. Named in the settings of the dispatchers. */
public final class WatchedExecutor extends ExecutorServiceConfigurator {
    private final ForkJoinExecutorConfigurator forkJoin;

    /** As Akka makes it. */
    public WatchedExecutor(Config config, DispatcherPrerequisites prerequisites) {
        super(config, prerequisites);
        this.forkJoin = new ForkJoinExecutorConfigurator(config.getConfig("fork-join-executor"), prerequisites);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
        var plain = forkJoin.createExecutorServiceFactory(id, threads);
        return () -> new WatchedService(plain.createExecutorService());
    }
}
