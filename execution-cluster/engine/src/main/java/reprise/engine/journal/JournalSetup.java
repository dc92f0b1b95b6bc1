package reprise.engine.journal;

import akka.actor.setup.Setup;
import java.util.concurrent.CompletableFuture;
import reprise.journal.Histories;
import reprise.journal.JournalWriter;

/**
 * What the journal plugin works with, handed to the actor system when it is made. The system may be made while the
 * database is still starting: the plugin asks when the first entity recovers.
 */
public final class JournalSetup extends Setup {
    private final CompletableFuture<Parts> parts;

    public record Parts(JournalWriter writer, Histories histories, RecentStarts recentStarts) {}

    public JournalSetup(CompletableFuture<Parts> parts) {
        this.parts = parts;
    }

    Parts parts() {
        return parts.join();
    }
}
