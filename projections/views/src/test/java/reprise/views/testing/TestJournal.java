package reprise.views.testing;

import java.util.List;
import java.util.concurrent.TimeUnit;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.journal.Append;
import reprise.journal.EventCodec;
import reprise.journal.JournalWriter;
import reprise.language.json.JsonLimits;
import reprise.language.json.StrictJson;

/** Writes histories as the engine does. */
public final class TestJournal implements AutoCloseable {
    public static final EventCodec CODEC = new EventCodec(new StrictJson(JsonLimits.STANDARD));

    private final JournalWriter writer;

    public TestJournal(Database database) {
        this.writer = new JournalWriter(database.dataSource(), CODEC, "test", (_, _) -> {});
    }

    public void append(List<ExecutionEvent> history) {
        append(history, 1, history.size());
    }

    /** The events from {@code first} to {@code last}, both included, counted from 1. */
    public void append(List<ExecutionEvent> history, int first, int last) {
        var id = PersistenceIds.of(((Started) history.getFirst()).id());
        try {
            writer.append(new Append(id, first, history.subList(first - 1, last)))
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
