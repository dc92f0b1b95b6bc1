package reprise.catalog;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import reprise.catalog.Verdict.Done;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.SourceText;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.database.Sql;
import reprise.postgres.testing.TestDatabase;
import reprise.postgres.testing.TestPostgres;

/** One node of the cluster, as far as the catalog goes, on a real database; and the words tests speak to it. */
final class Clerk implements AutoCloseable {

    static final UUID ANN = new UUID(0, 1);
    static final WorkspaceId HOME = new WorkspaceId(new UUID(0, 2));
    static final WorkspaceId ABROAD = new WorkspaceId(new UUID(0, 3));

    final TestDatabase place;
    final Database database;
    final Plans plans;
    final LiveHookBindings hooks;
    final Workflows workflows;
    final Releases releases;

    static Clerk onFreshDatabase() {
        return new Clerk(TestPostgres.freshDatabase());
    }

    /** A second node on the same database. */
    Clerk colleague() {
        return new Clerk(place);
    }

    private Clerk(TestDatabase place) {
        this.place = place;
        database = Database.open(DatabaseSettings.of(place.url(), place.user(), place.password()));
        Migrations.apply(database);
        database.transact(Clerk::settle);
        plans = new StoredPlans(database, Samples.NODE_TYPES);
        hooks = LiveHookBindings.open(database, plans);
        var inspection = new Inspection(Samples.NODE_TYPES, List.of(new WorkflowReferences(database)));
        workflows = new Workflows(database, inspection, InstantSource.system());
        releases = new Releases(database, workflows, inspection, hooks::refresh, InstantSource.system());
    }

    /** Home, the first administrator's, and abroad. */
    private static void settle(Sql sql) {
        if (HookHomes.of(sql, HOME).isEmpty()) {
            HookHomes.settle(sql, HOME, "Home");
            HookHomes.makeFirst(sql, HOME);
            HookHomes.settle(sql, ABROAD, "Abroad");
        }
    }

    Workflow created(SourceText source) {
        return created(HOME, source);
    }

    Workflow created(WorkspaceId workspace, SourceText source) {
        return done(workflows.create(workspace, ANN, source)).workflow();
    }

    /** Saved, published and activated. */
    Workflow live(WorkspaceId workspace, SourceText source) {
        var id = created(workspace, source).id();
        done(releases.publish(workspace, id, Optional.empty()));
        return done(releases.activate(workspace, id));
    }

    Detail saved(WorkflowId id, SourceText source) {
        return done(workflows.save(HOME, id, ANN, source, Optional.empty()));
    }

    Workflow now(Workflow workflow) {
        return workflows.find(workflow.workspace(), workflow.id()).orElseThrow();
    }

    static <T> T done(Verdict<T> verdict) {
        if (verdict instanceof Done<T>(var value)) {
            return value;
        }
        throw new AssertionError("refused: " + verdict);
    }

    /** What comes of requests that are made at the same time. */
    static <T> List<T> atOnce(List<Callable<T>> requests) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(requests)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Override
    public void close() {
        hooks.close();
        database.close();
    }
}
