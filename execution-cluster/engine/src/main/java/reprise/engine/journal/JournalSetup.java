package reprise.engine.journal;

import akka.actor.setup.Setup;
import reprise.journal.Histories;
import reprise.journal.JournalWriter;

/** What the journal plugin works with, handed to the actor system when it is made. */
public final class JournalSetup extends Setup {
    private final JournalWriter writer;
    private final Histories histories;
    private final RecentStarts recentStarts;

    public JournalSetup(JournalWriter writer, Histories histories, RecentStarts recentStarts) {
        this.writer = writer;
        this.histories = histories;
        this.recentStarts = recentStarts;
    }

    JournalWriter writer() {
        return writer;
    }

    Histories histories() {
        return histories;
    }

    RecentStarts recentStarts() {
        return recentStarts;
    }
}
