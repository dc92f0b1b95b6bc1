package reprise.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reprise.catalog.Verdict.Done;
import reprise.core.WorkflowId;
import reprise.core.WorkspaceId;
import reprise.core.definition.Definition;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.postgres.testing.TestDatabase;
import reprise.postgres.testing.TestPostgres;

/** One node of the cluster, as far as the catalog goes, on a real database; and the words tests speak to it. */
final class Clerk implements AutoCloseable {

    static final UUID ANN = new UUID(0, 1);
    static final WorkspaceId HOME = new WorkspaceId(new UUID(0, 2));
    static final WorkspaceId ABROAD = new WorkspaceId(new UUID(0, 3));

    final TestDatabase place;
    final Database database;
    final Definitions definitions;
    final Plans plans;
    final LiveDoorplates doorplates;
    final Workflows workflows;
    final Releases releases;

    static Clerk onFreshDatabase() {
        return new Clerk(TestPostgres.freshDatabase(), new HandMadeDefinitions());
    }

    /** A second node on the same database. */
    Clerk colleague() {
        return new Clerk(place, definitions);
    }

    private Clerk(TestDatabase place, Definitions definitions) {
        this.place = place;
        this.definitions = definitions;
        database = Database.open(DatabaseSettings.of(place.url(), place.user(), place.password()));
        Migrations.apply(database);
        plans = new StoredPlans(database, definitions);
        doorplates = LiveDoorplates.open(database, plans);
        var inspection = new Inspection(definitions, List.of(new WorkflowReferences(database)));
        workflows = new Workflows(database, definitions, inspection, InstantSource.system());
        releases =
                new Releases(database, workflows, definitions, inspection, doorplates::refresh, InstantSource.system());
    }

    Workflow created(Definition definition) {
        return created(HOME, definition);
    }

    Workflow created(WorkspaceId workspace, Definition definition) {
        return done(workflows.create(workspace, ANN, definition)).workflow();
    }

    /** Saved, published and activated. */
    Workflow live(WorkspaceId workspace, Definition definition) {
        var id = created(workspace, definition).id();
        done(releases.publish(workspace, id, Optional.empty()));
        return done(releases.activate(workspace, id));
    }

    Detail saved(WorkflowId id, Definition definition) {
        return done(workflows.save(HOME, id, ANN, definition, Optional.empty()));
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

    @Override
    public void close() {
        doorplates.close();
        database.close();
    }
}
