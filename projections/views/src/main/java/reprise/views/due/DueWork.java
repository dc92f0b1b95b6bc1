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

/** What is to be looked at now, and what there is in all. Time is the database's. */
public final class DueWork {

    private static final String DUE = """
            with due as (
                select id from due_work where wake_at <= now() order by wake_at limit ? for update skip locked
            )
            update due_work d set wake_at = now() + interval '15 seconds'
            from due where d.id = due.id
            returning d.id, d.reason
            """;

    private static final String ALL = """
            select id, reason from due_work
            where ?::uuid is null or id > ?::uuid
            order by id limit ?
            """;

    private static final String COUNTS = """
            select reason, count(*) as count, count(*) filter (where wake_at <= now()) as overdue,
                coalesce(extract(epoch from now() - min(wake_at)), 0)::float8 as late
            from due_work group by reason
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

    /** All unfinished executions, {@code limit} at a time: those behind {@code after}. */
    public static List<Item> unfinished(Sql sql, Optional<ExecutionId> after, int limit) {
        var place = after.map(ExecutionId::value).map(UUID::toString);
        return sql.query(ALL, DueWork::item, place, place, limit);
    }

    public static Map<Reason, Count> counts(Sql sql) {
        var counts = new EnumMap<Reason, Count>(Reason.class);
        for (var reason : Reason.values()) {
            counts.put(reason, new Count(0, 0, Duration.ZERO));
        }
        sql.each(COUNTS, row -> counts.put(row.choice("reason", Reason.class), count(row)));
        return counts;
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
