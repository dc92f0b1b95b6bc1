package reprise.views.due;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reprise.core.ExecutionId;
import reprise.database.Row;
import reprise.database.Sql;

/**
 * What is to be looked at now, and what there is in all. Time is the database's. What is quarantined is left out: to look at
 * it again mends nothing.
 */
public final class DueWork {

    private static final String DUE = """
            with due as (
                select id from due_work w
                where wake_at <= now()
                  and not exists (select from quarantined_execution q where q.id = w.id)
                order by wake_at limit ? for update skip locked
            )
            update due_work d set wake_at = now() + interval '15 seconds'
            from due where d.id = due.id
            returning d.id, d.reason
            """;

    private static final String UNDER_WAY = """
            select id, reason from due_work w
            where (?::uuid is null or id > ?::uuid)
              and reason in ('attempt', 'idle') -- the others lost nothing: they are woken by time, or by somebody
              and not exists (select from quarantined_execution q where q.id = w.id)
            order by id limit ?
            """;

    private static final String COUNTS = """
            select reason, count(*) as count, count(*) filter (where wake_at <= now()) as overdue,
                coalesce(extract(epoch from now() - min(wake_at)), 0)::float8 as late
            from due_work w
            where not exists (select from quarantined_execution q where q.id = w.id)
            group by reason
            """;

    /** An execution and why it has not ended. */
    public record Item(ExecutionId id, Reason reason) {}

    /**
     * @param overdue whose time has come and that nobody has looked at
     * @param late by how much the oldest of them is
     */
    public record Count(long all, long overdue, Duration late) {}

    /**
     * What is due, oldest first. Each is due again after 15 seconds unless its events say otherwise before; askers at the
     * same time get different ones.
     */
    public static List<Item> due(Sql sql, int limit) {
        return sql.query(DUE, DueWork::item, limit);
    }

    /** All executions that were doing something, {@code limit} at a time: those behind {@code after}. */
    public static List<Item> underWay(Sql sql, Optional<ExecutionId> after, int limit) {
        var place = after.map(ExecutionId::value).map(UUID::toString);
        return sql.query(UNDER_WAY, DueWork::item, place, place, limit);
    }

    public static Map<Reason, Count> counts(Sql sql) {
        var counts = new EnumMap<Reason, Count>(Reason.class);
        for (var reason : Reason.values()) {
            counts.put(reason, new Count(0, 0, Duration.ZERO));
        }
        sql.each(COUNTS, row -> counts.put(row.choice("reason", Reason.class), count(row)));
        return counts;
    }

    /** How many executions wait for an operator, because their history cannot be read. */
    public static long quarantined(Sql sql) {
        return sql.one("select count(*) as count from quarantined_execution", row -> row.number("count"))
                .orElse(0L);
    }

    private static Item item(Row row) {
        return new Item(new ExecutionId(row.uuid("id")), row.choice("reason", Reason.class));
    }

    private static Count count(Row row) {
        long late = Math.max(0, Math.round(row.fraction("late") * 1000));
        return new Count(row.number("count"), row.number("overdue"), Duration.ofMillis(late));
    }

    private DueWork() {}
}
