package reprise.catalog;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import reprise.core.PlanId;
import reprise.core.plan.Compilation.Ready;
import reprise.core.plan.Compilation.Refused;
import reprise.core.plan.Plan;
import reprise.database.Database;

/** Plans made from the stored versions, each once, of which the ones used lately are kept. A failure is not kept. */
public final class StoredPlans implements Plans {

    /** Nodes of all kept plans together: a few hundred megabytes at the most. */
    private static final long NODES = 100_000;

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Database database;
    private final Definitions definitions;
    private final AsyncCache<PlanId, Plan> plans;

    public StoredPlans(Database database, Definitions definitions) {
        this(database, definitions, NODES);
    }

    StoredPlans(Database database, Definitions definitions, long nodes) {
        this.database = database;
        this.definitions = definitions;
        this.plans = Caffeine.newBuilder()
                .maximumWeight(nodes)
                .weigher((PlanId _, Plan plan) -> 1 + plan.nodes().size())
                .executor(THREADS)
                .buildAsync();
    }

    @Override
    public Optional<Plan> cached(PlanId id) {
        var plan = plans.getIfPresent(id);
        return plan != null && plan.isDone() && !plan.isCompletedExceptionally()
                ? Optional.of(plan.join())
                : Optional.empty();
    }

    @Override
    public Plan load(PlanId id) {
        try {
            return plans.get(id, this::make).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private Plan make(PlanId id) {
        var stored = database.with(sql -> VersionTable.definition(sql, id))
                .orElseThrow(() -> new PlanUnavailable(id, "there is no such version"));
        return switch (definitions.compile(id, definitions.read(stored))) {
            case Ready(var plan) -> plan;
            case Refused(var problems) -> throw new PlanUnavailable(id, PlanUnavailable.told(problems));
        };
    }
}
