package reprise.views.due;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;
import reprise.core.execution.ExecutionEvent.Ended;
import reprise.core.execution.ExecutionEvent.Reopened;
import reprise.core.execution.ExecutionEvent.TaskDone;
import reprise.database.Row;
import reprise.database.Sql;
import reprise.journal.Entry;
import reprise.views.Unsettled;
import reprise.views.View;

/**
 * One row per unfinished execution, with the time to look at it: its next timer where only timers are pending, else the
 * end of a lease that began with its last event and that whoever looks renews. So what died with its node is looked at again, wherever that is.
 */
public final class DueWorkView implements View {

    private static final String FIND =
            "select id, deadline, sequence_nr, unsettled from due_work where id = any(?::uuid[]) for update";

    private static final String WRITE = """
            insert into due_work (id, reason, wake_at, deadline, sequence_nr, unsettled)
            select id, reason,
                case reason
                    when 'timer' then timer
                    when 'signal' then 'infinity'
                    -- An event from the future, by a clock that was wrong, is not waited for.
                    else least(timer, greatest(now(), least(seen, now()) + interval '15 seconds'))
                end,
                deadline, sequence_nr, unsettled
            from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bigint[], ?::text[])
                as row (id, reason, timer, seen, deadline, sequence_nr, unsettled)
            on conflict (id) do update set
                reason = excluded.reason,
                wake_at = excluded.wake_at,
                deadline = excluded.deadline,
                sequence_nr = excluded.sequence_nr,
                unsettled = excluded.unsettled
            where due_work.sequence_nr < excluded.sequence_nr
            """;

    private static final String REMOVE = "delete from due_work where id = any(?::uuid[])";

    @Override
    public String name() {
        return "due_work";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("due_work");
    }

    /** An execution whose beginning is not known is looked at all the same: nothing may be stuck. */
    @Override
    public void apply(Sql sql, List<Entry> batch) {
        var ended = new LinkedHashSet<ExecutionId>();
        for (var entry : batch) {
            switch (entry.event()) {
                case Ended end when !end.owing() -> ended.add(entry.execution());
                case TaskDone done when done.last() -> ended.add(entry.execution());
                case Reopened _ -> ended.remove(entry.execution());
                case ExecutionEvent _ -> {}
            }
        }
        var open = batch.stream()
                .filter(entry -> !ended.contains(entry.execution()))
                .toList();
        if (!open.isEmpty()) {
            write(sql, fold(sql, open).values());
        }
        if (!ended.isEmpty()) {
            sql.update(REMOVE, (Object) keys(ended));
        }
    }

    private static Map<ExecutionId, Unfinished> fold(Sql sql, List<Entry> open) {
        var ids = new LinkedHashSet<ExecutionId>();
        open.forEach(entry -> ids.add(entry.execution()));
        var before = new HashMap<ExecutionId, Unfinished>();
        sql.query(FIND, DueWorkView::read, (Object) keys(ids)).forEach(row -> before.put(row.id(), row));
        var after = new LinkedHashMap<ExecutionId, Unfinished>();
        for (var entry : open) {
            var known = after.getOrDefault(
                    entry.execution(), before.getOrDefault(entry.execution(), Unfinished.unknown(entry.execution())));
            after.put(entry.execution(), known.after(entry));
        }
        return after;
    }

    private static void write(Sql sql, Collection<Unfinished> rows) {
        sql.update(
                WRITE,
                rows.stream().map(row -> row.id().value()).toArray(UUID[]::new),
                rows.stream()
                        .map(row -> row.reason().name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new),
                rows.stream().map(row -> row.timer().orElse(null)).toArray(Instant[]::new),
                rows.stream().map(Unfinished::seen).toArray(Instant[]::new),
                rows.stream().map(row -> row.deadline().orElse(null)).toArray(Instant[]::new),
                rows.stream().mapToLong(Unfinished::sequenceNr).toArray(),
                rows.stream().map(row -> row.unsettled().text()).toArray(String[]::new));
    }

    private static Unfinished read(Row row) {
        return new Unfinished(
                new ExecutionId(row.uuid("id")),
                row.optional("deadline", Row::instant),
                Instant.EPOCH,
                row.number("sequence_nr"),
                Unsettled.parse(row.text("unsettled")));
    }

    private static UUID[] keys(Set<ExecutionId> ids) {
        return ids.stream().map(ExecutionId::value).toArray(UUID[]::new);
    }
}
