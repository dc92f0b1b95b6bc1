package reprise.engine.journal;

import akka.actor.ActorSystem;
import akka.actor.setup.Setup;
import java.util.concurrent.CompletableFuture;
import reprise.database.Database;
import reprise.journal.Histories;
import reprise.journal.JournalWriter;
import reprise.journal.StateCodec;
import reprise.journal.snapshot.Snapshots;

/**
 * What the plugins for journal and snapshots work with, handed to the actor system when it is made. The system may be made
 * while the database is still starting: the plugins ask when the first entity recovers.
 */
public final class JournalSetup extends Setup {
    private final CompletableFuture<Parts> parts;

    public record Parts(
            Database database,
            JournalWriter writer,
            Histories histories,
            RecentStarts recentStarts,
            Snapshots snapshots,
            StateCodec states) {}

    public JournalSetup(CompletableFuture<Parts> parts) {
        this.parts = parts;
    }

    /** Of an actor system that was made with them. */
    public static Parts parts(ActorSystem system) {
        return system.settings().setup().get(JournalSetup.class).orElseThrow().parts();
    }

    Parts parts() {
        return parts.join();
    }
}
