package reprise.gateway.executions;

import java.util.Optional;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.live.EventJson;
import reprise.journal.EventNames;
import reprise.journal.Histories;
import reprise.sdk.Json;
import reprise.sdk.Json.JsonObject;

/** Pages of one execution's history: its events as they were journaled, and its log. Blocks. */
public final class HistoryPages {
    private final Histories histories;

    public HistoryPages(Histories histories) {
        this.histories = histories;
    }

    Page events(ExecutionId id, long after, PageRequest asked) {
        var rows = histories.shown(id, place(asked, after), asked.rows());
        return Page.of(rows, asked, EventJson::of, row -> Cursor.of(row.sequenceNr()));
    }

    Page log(ExecutionId id, LogFilter filter, PageRequest asked) {
        var rows = LogLines.of(histories.events(id, 0, Integer.MAX_VALUE))
                .filter(filter::shows)
                .filter(line -> line.sequenceNr() > place(asked, 0))
                .limit(asked.rows())
                .toList();
        var values = histories.valuesOf(id);
        return Page.of(rows, asked, line -> line.json(values), line -> Cursor.of(line.sequenceNr()));
    }

    /** Whether the history is as it was written: {@code {intact, events, chain, flaw?: {sequenceNr, issue}}}. */
    JsonObject proof(ExecutionId id) {
        var result = histories.proof().of(id);
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
