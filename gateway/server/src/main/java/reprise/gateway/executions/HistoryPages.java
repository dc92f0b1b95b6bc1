package reprise.gateway.executions;

import java.util.ArrayList;
import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;
import reprise.database.Database;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.live.EventJson;
import reprise.journal.EventNames;
import reprise.journal.Histories;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;
import reprise.views.executions.ExecutionList;

/** Pages of one execution's history: its events as they were journaled, and its log. Blocks. */
public final class HistoryPages {
    private final Histories histories;
    private final Database database;

    /** @param database where the list is, which knows how many events there were */
    public HistoryPages(Histories histories, Database database) {
        this.histories = histories;
        this.database = database;
    }

    Page events(ExecutionId id, long after, PageRequest asked) {
        var rows = histories.shown(id, place(asked, after), asked.limit());
        var next = rows.isEmpty() || isLast(id, rows.getLast().sequenceNr())
                ? Optional.<Cursor>empty()
                : Optional.of(Cursor.of(rows.getLast().sequenceNr()));
        return new Page(rows.stream().map(EventJson::of).toList(), next);
    }

    /** A page may be short because its events are large, so only the journal tells whether there is another. */
    private boolean isLast(ExecutionId id, long sequenceNr) {
        return histories.highestSequenceNr(PersistenceIds.of(id)) <= sequenceNr;
    }

    Page log(ExecutionId id, LogFilter filter, PageRequest asked) {
        long place = place(asked, 0);
        var rows = new ArrayList<LogLines.Line>();
        histories.each(id, place, Integer.MAX_VALUE, event -> {
            LogLines.of(event).filter(filter::shows).ifPresent(rows::add);
            return rows.size() < asked.rows();
        });
        var values = histories.valuesOf(id);
        return Page.of(rows, asked, line -> line.json(values), line -> Cursor.of(line.sequenceNr()));
    }

    /** Whether the history is as it was written: {@code {intact, events, chain, flaw?: {sequenceNr, issue}}}. */
    JsonObject proof(ExecutionId id) {
        long seen = database.with(sql -> ExecutionList.seen(sql, id)); // before, since there may be more by then
        var result = histories.proof().of(id).against(seen);
        var json = Json.object("intact", result.flaw().isEmpty(), "events", result.events(), "chain", result.chain());
        return result.flaw()
                .map(flaw -> json.with("flaw", Json.object("sequenceNr", flaw.sequenceNr(), "issue", flaw.issue())))
                .orElse(json);
    }

    /** A large value that lies beside the events, by its hash. */
    Optional<Json> value(ExecutionId id, String hash) {
        return histories.value(id, hash);
    }

    /** Whether the execution ended with that event, or before it. */
    boolean endsBy(ExecutionId id, long sequenceNr) {
        long last = sequenceNr == 0 ? 0 : histories.highestSequenceNr(PersistenceIds.of(id));
        return 0 < last
                && last <= sequenceNr
                && histories.shown(id, last - 1, 1).getFirst().event().name().equals(EventNames.ENDED);
    }

    private static long place(PageRequest asked, long otherwise) {
        return asked.after().map(cursor -> cursor.number(0)).orElse(otherwise);
    }
}
