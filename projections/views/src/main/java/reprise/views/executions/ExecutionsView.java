package reprise.views.executions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent.Started;
import reprise.database.Sql;
import reprise.journal.Entry;
import reprise.views.View;

/**
 * The list of executions and what is counted from it. The three tables are one view: a row of the list remembers which of
 * its events were counted, so an event that comes again is neither shown nor counted twice.
 */
public final class ExecutionsView implements View {

    @Override
    public String name() {
        return "executions";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("execution_list", "workflow_activity", "execution_stats_hourly");
    }

    @Override
    public void apply(Sql sql, List<Entry> batch) {
        var ids = batch.stream().map(Entry::execution).distinct().toList();
        var before = ListTable.find(sql, ids);
        var after = fold(before, batch);
        var changes = after.entrySet().stream()
                .map(entry -> new Change(Optional.ofNullable(before.get(entry.getKey())), entry.getValue()))
                .filter(Change::isNews)
                .toList();
        if (!changes.isEmpty()) {
            ListTable.insert(sql, after(changes, change -> change.before().isEmpty()));
            ListTable.update(sql, after(changes, change -> change.before().isPresent()));
            ActivityTable.count(sql, changes);
            StatsTable.count(sql, changes);
        }
    }

    private static List<Tracked> after(List<Change> changes, Predicate<Change> which) {
        return changes.stream().filter(which).map(Change::after).toList();
    }

    /** Events of an execution whose beginning is not known, because it could not be read or was deleted, are left out. */
    static Map<ExecutionId, Tracked> fold(Map<ExecutionId, Tracked> before, List<Entry> batch) {
        var after = new LinkedHashMap<>(before);
        for (var entry : batch) {
            after.compute(entry.execution(), (_, known) -> {
                if (known != null) {
                    return known.after(entry);
                }
                return entry.event() instanceof Started start ? Tracked.begun(entry, start) : null;
            });
        }
        return after;
    }
}
