package reprise.views.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.database.Database;
import reprise.database.DatabaseSettings;
import reprise.database.Migrations;
import reprise.journal.Entry;
import reprise.journal.Position;
import reprise.postgres.testing.TestPostgres;

/** A database with the views' tables, and ways to bring histories into a journal's order. */
public final class TestViews {

    public static Database database() {
        var test = TestPostgres.freshDatabase();
        var database = Database.open(DatabaseSettings.of(test.url(), test.user(), test.password()));
        Migrations.apply(database);
        return database;
    }

    /** One history after the other. */
    public static List<Entry> entries(List<List<ExecutionEvent>> histories) {
        var entries = new ArrayList<Entry>();
        for (var history : histories) {
            entries.addAll(entries(history, entries.size()));
        }
        return entries;
    }

    /** As if all had happened at the same time: each in its own order, and mixed. */
    public static List<Entry> mixed(List<List<ExecutionEvent>> histories, RandomGenerator random) {
        var waiting = new ArrayList<>(histories.stream()
                .map(history -> new ArrayList<>(entries(history, 0)))
                .toList());
        var mixed = new ArrayList<Entry>();
        while (!waiting.isEmpty()) {
            int chosen = random.nextInt(waiting.size());
            var entry = waiting.get(chosen).removeFirst();
            int place = mixed.size() + 1;
            mixed.add(new Entry(new Position(place, place), entry.execution(), entry.sequenceNr(), entry.event()));
            if (waiting.get(chosen).isEmpty()) {
                waiting.remove(chosen);
            }
        }
        return mixed;
    }

    private static List<Entry> entries(List<ExecutionEvent> history, int offset) {
        var id = ((Started) history.getFirst()).id();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < history.size(); i++) {
            int place = offset + i + 1;
            entries.add(new Entry(new Position(place, place), id, i + 1, history.get(i)));
        }
        return entries;
    }

    private TestViews() {}
}
