package reprise.gateway.executions;

import reprise.core.ExecutionId;
import reprise.gateway.http.Cursor;
import reprise.gateway.http.Page;
import reprise.gateway.http.PageRequest;
import reprise.gateway.live.EventJson;
import reprise.journal.Histories;

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
        return Page.of(rows, asked, LogLines.Line::json, line -> Cursor.of(line.sequenceNr()));
    }

    private static long place(PageRequest asked, long otherwise) {
        return asked.after().map(cursor -> cursor.number(0)).orElse(otherwise);
    }
}
