package reprise.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reprise.core.PlanId;
import reprise.core.plan.Compilation.Ready;
import reprise.core.plan.Compilation.Refused;
import reprise.core.plan.NodeTypes;
import reprise.core.plan.Plan;
import reprise.database.Database;
import reprise.language.Language;

/** Plans made from the stored versions, each once, of which the ones used lately are kept. A failure is not kept. */
public final class StoredPlans implements Plans {

    /** Nodes of all kept plans together: a few hundred megabytes at the most. */
    private static final long NODES = 100_000;

    private final Database database;
    private final NodeTypes nodeTypes;
    private final Cache<PlanId, Plan> plans;
    private final ConcurrentMap<PlanId, CompletableFuture<Plan>> inTheMaking = new ConcurrentHashMap<>();

    public StoredPlans(Database database, NodeTypes nodeTypes) {
        this(database, nodeTypes, NODES);
    }

    StoredPlans(Database database, NodeTypes nodeTypes, long nodes) {
        this.database = database;
        this.nodeTypes = nodeTypes;
        this.plans = Caffeine.newBuilder()
                .maximumWeight(nodes)
                .weigher((PlanId _, Plan plan) -> 1 + plan.nodes().size())
                .build();
    }

    @Override
    public Optional<Plan> cached(PlanId id) {
        return Optional.ofNullable(plans.getIfPresent(id));
    }

    @Override
    public Plan load(PlanId id) {
        var known = plans.getIfPresent(id);
        if (known != null) {
            return known;
        }
        var ours = new CompletableFuture<Plan>();
        var theirs = inTheMaking.putIfAbsent(id, ours);
        return theirs == null ? make(id, ours) : await(theirs);
    }

    private Plan make(PlanId id, CompletableFuture<Plan> promise) {
        try {
            var plan = make(id);
            plans.put(id, plan);
            promise.complete(plan);
            return plan;
        } catch (Throwable failure) {
            promise.completeExceptionally(failure);
            throw failure;
        } finally {
            inTheMaking.remove(id);
        }
    }

    private static Plan await(CompletableFuture<Plan> promise) {
        try {
            return promise.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private Plan make(PlanId id) {
        int dialect = database.with(sql -> VersionTable.dialect(sql, id))
                .orElseThrow(() -> new PlanUnavailable(id, "there is no such version"));
        if (dialect > Language.DIALECT) {
            throw new PlanUnavailable(
                    id, "a later release has saved it, by rules (" + dialect + ") that this one does not know");
        }
        var stored = database.with(sql -> VersionTable.definition(sql, id)).orElseThrow();
        return switch (Language.compile(id, Stored.source(stored), nodeTypes)) {
            case Ready(var plan, var _) -> plan;
            case Refused(var problems) -> throw new PlanUnavailable(id, PlanUnavailable.told(problems));
        };
    }

    /** Lets go at once of what is too much. */
    void tidyUp() {
        plans.cleanUp();
    }
}
