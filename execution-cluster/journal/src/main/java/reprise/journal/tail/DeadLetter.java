package reprise.journal.tail;

import reprise.database.Sql;

/**
 * What a tail went on without, and why.
 *
 * @param sequenceNr the event; of a row that could not be taken in at all the first
 */
record DeadLetter(TailRow row, long sequenceNr, String reason) {
    private static final int LONGEST_REASON = 500;

    private static final String INSERT = """
            insert into tail_dead_letter (name, tx, ordering, persistence_id, sequence_nr, reason)
            values (?, ?::xid8, ?, ?, ?, ?)
            on conflict do nothing
            """;

    static DeadLetter of(TailRow row, long sequenceNr, Throwable failure) {
        var reason = new StringBuilder();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            reason.append(reason.isEmpty() ? "" : "; ");
            reason.append(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        }
        return new DeadLetter(row, sequenceNr, PlainText.of(reason.toString(), LONGEST_REASON));
    }

    void insert(Sql sql, String tail) {
        sql.update(
                INSERT,
                tail,
                Long.toUnsignedString(row.position().tx()),
                row.position().ordering(),
                row.persistenceId(),
                sequenceNr,
                reason);
    }
}
