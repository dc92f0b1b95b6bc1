package reprise.catalog;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reprise.core.PlanId;
import reprise.core.WorkflowId;
import reprise.core.plan.Plan;
import reprise.database.Database;
import reprise.database.DatabaseException;
import reprise.sdk.config.Shape;

/**
 * The hooks of this node, kept current: at once with changes made here, within {@link #PACE} with those made on other
 * nodes. While the database is away they stay what they were.
 */
public final class LiveHookBindings implements HookBindings, AutoCloseable {

    static final Duration PACE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(LiveHookBindings.class);

    private final Database database;
    private final Plans plans;
    private final ScheduledExecutorService pace;
    private final ReentrantLock refreshing = new ReentrantLock();

    /** Under the lock. */
    private final Map<WorkflowId, List<HookBinding>> plates = new HashMap<>();

    private long seen;
    private boolean away;

    private volatile HookRoutes door = new HookRoutes(List.of());

    /** Reads what is live now; from then on it follows. */
    public static LiveHookBindings open(Database database, Plans plans) {
        var hooks = new LiveHookBindings(database, plans);
        hooks.catchUp();
        hooks.pace.scheduleWithFixedDelay(hooks::refresh, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        return hooks;
    }

    private LiveHookBindings(Database database, Plans plans) {
        this.database = database;
        this.plans = plans;
        this.pace = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("hooks").factory());
    }

    @Override
    public Lookup find(String method, String path) {
        return door.find(method, path);
    }

    /** Looks for changes now. Where the database cannot be asked it will be asked again soon. */
    public void refresh() {
        refreshing.lock();
        try {
            catchUp();
            if (away) {
                LOG.info("webhook addresses are current again");
            }
            away = false;
        } catch (DatabaseException e) {
            if (!away) {
                LOG.warn(
                        "webhook addresses stay as they are until the database can be asked again: {}", e.getMessage());
            }
            away = true;
        } catch (RuntimeException e) {
            LOG.error("webhook addresses could not be brought up to date", e);
        } finally {
            refreshing.unlock();
        }
    }

    private void catchUp() {
        var changes = database.with(sql -> LiveWorkflows.since(sql, seen));
        if (changes.isEmpty()) {
            return;
        }
        changes.forEach(this::apply);
        door = new HookRoutes(plates.values().stream().flatMap(List::stream).toList());
        seen = changes.getLast().revision();
    }

    private void apply(LiveWorkflow change) {
        var now = change.plan().map(plan -> plates(change, plan)).orElse(List.of());
        if (now.isEmpty()) {
            plates.remove(change.id());
        } else {
            plates.put(change.id(), now);
        }
    }

    /** None where the version cannot be run here: that is its own trouble and keeps no other from being called. */
    private List<HookBinding> plates(LiveWorkflow workflow, PlanId id) {
        try {
            return plates(workflow, plans.load(id));
        } catch (DatabaseException e) {
            throw e; // it will be asked again
        } catch (RuntimeException e) { // whatever it is, it is one workflow's
            LOG.error("no webhook of workflow {} can be called on this node: {}", id.workflow(), e.getMessage());
            return List.of();
        }
    }

    private static List<HookBinding> plates(LiveWorkflow workflow, Plan plan) {
        return Webhook.all(plan.definition()).stream()
                .map(webhook -> plate(workflow, plan, webhook))
                .toList();
    }

    private static HookBinding plate(LiveWorkflow workflow, Plan plan, Webhook webhook) {
        var node = plan.node(webhook.node());
        var config = Shape.bind(node.type().spec().config(), node.definition().config());
        return new HookBinding(workflow.home(), plan, webhook, config, workflow.token());
    }

    @Override
    public void close() {
        pace.close();
    }
}
