package reprise.app;

import io.micrometer.core.instrument.Gauge;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reprise.catalog.Inspection;
import reprise.catalog.Workflows;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.engine.Engine;
import reprise.engine.execution.EngineParts;
import reprise.engine.execution.LiveExecutions;
import reprise.engine.execution.Workers;
import reprise.engine.http.EgressPolicy;
import reprise.engine.http.GuardedHttpClient;
import reprise.engine.relatives.ChildStarts;
import reprise.engine.relatives.Relatives;
import reprise.engine.wake.DueWork;
import reprise.engine.wake.Wakes;
import reprise.journal.IdempotencyKeys;
import reprise.projections.Feed;
import reprise.projections.ProjectionCluster;
import reprise.starts.ExpiredKeys;
import reprise.starts.Starts;
import reprise.views.due.DueWork.Item;

/** Runs executions on this node, or, where it has not that role, reaches those of other nodes. */
record ExecutionRole(
        Engine engine, Workers workers, GuardedHttpClient http, Starts starts, Optional<ExpiredKeys> expiredKeys)
        implements AutoCloseable {

    /** @param doors the ports of this node's own doors, which its nodes never call */
    static ExecutionRole start(Node.Shared shared, Supplier<Set<Integer>> doors) {
        var settings = shared.settings();
        var http = new GuardedHttpClient(EgressPolicy.parse(String.join(",", settings.egressAllow()))
                .closedTo(OwnListeners.of(doors, shared.database().settings().url(), shared.system())));
        var workers = new Workers(
                workspace -> http.of(workspace.toString()),
                Parts.json(),
                shared.histories()::valuesOf,
                Clock.systemUTC(),
                _ -> settings.maxAttemptsPerType());
        var live = new LiveExecutions(settings.maxLive());
        var wakes = new Wakes(shared.executions()::wake, live);
        gauges(shared, live, wakes);
        var starts = starts(shared, wakes);
        var parts = new EngineParts(
                shared.plans(),
                workers,
                live,
                wakes::wake,
                relatives(shared, starts),
                shared.values(),
                shared.snapshots(),
                shared.settings().ceilings().execution(),
                shared.clock(),
                shared.blocking());
        var works = settings.roles().contains("execution");
        if (works) { // timers and recovery depend on no other role
            var tails = new ProjectionCluster(shared.system(), ProjectionRole.parts(shared));
            tails.run(Feed.due(ProjectionRole.settings(shared)), "execution");
        }
        var engine = Engine.start(shared.system(), parts, wakes, new Due(shared.database()), works);
        return new ExecutionRole(engine, workers, http, starts, expiredKeys(shared, works));
    }

    private static Optional<ExpiredKeys> expiredKeys(Node.Shared shared, boolean works) {
        return works
                ? Optional.of(ExpiredKeys.forget(new IdempotencyKeys(shared.database()), shared.clock()))
                : Optional.empty();
    }

    private static Starts starts(Node.Shared shared, Wakes wakes) {
        return new Starts(
                shared.writer(),
                new IdempotencyKeys(shared.database()),
                wakes::wake,
                shared.values()::values,
                shared.settings().ceilings().execution(),
                shared.clock(),
                shared.blocking());
    }

    private static Relatives relatives(Node.Shared shared, Starts starts) {
        var workflows = new Workflows(shared.database(), new Inspection(Parts.nodeTypes(), List.of()), shared.clock());
        return new Relatives(
                new ChildStarts(workflows::find, shared.plans(), starts, shared.blocking()),
                shared.executions(),
                shared.states(),
                shared.histories()::valuesOf,
                id -> shared.histories().highestSequenceNr(PersistenceIds.of(id)));
    }

    private static void gauges(Node.Shared shared, LiveExecutions live, Wakes wakes) {
        Gauge.builder("reprise.executions.live", live, LiveExecutions::count)
                .description("Executions that are awake on this node")
                .register(shared.registry());
        Gauge.builder("reprise.executions.waiting", wakes, Wakes::waiting)
                .description("Executions that wait for room on this node")
                .register(shared.registry());
        Gauge.builder("reprise.journal.waiting", shared.writer(), writer -> writer.waiting())
                .description("Events that wait to be written")
                .register(shared.registry());
    }

    /** Wakes nothing any more; what is awake goes to sleep with the actor system. */
    void stop() {
        engine.close();
        expiredKeys.ifPresent(ExpiredKeys::close);
    }

    /** Once the actor system has ended: till then its entities work with these. */
    @Override
    public void close() {
        workers.close();
        http.close();
    }

    /** The due work as its view keeps it. */
    private record Due(Database database) implements DueWork {

        @Override
        public List<ExecutionId> due(int limit) {
            return ids(database.with(sql -> reprise.views.due.DueWork.due(sql, limit)));
        }

        @Override
        public List<ExecutionId> underWay(int limit, Optional<ExecutionId> after) {
            return ids(database.with(sql -> reprise.views.due.DueWork.underWay(sql, after, limit)));
        }

        private static List<ExecutionId> ids(List<Item> items) {
            return items.stream().map(Item::id).toList();
        }
    }
}
