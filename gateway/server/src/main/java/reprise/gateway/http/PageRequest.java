package reprise.gateway.http;

import java.util.Optional;

/** Which part of a list is asked for: at most {@code limit} rows after {@code after}. */
public record PageRequest(int limit, Optional<Cursor> after) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    static PageRequest read(Query query) {
        var limit = query.whole("limit", 1, MOST).orElse(USUAL);
        return new PageRequest(limit, query.text("cursor").map(Cursor::parse));
    }

    /** How many rows to select: one more than is shown tells whether there is a next page. */
    public int rows() {
        return limit + 1;
    }
}
