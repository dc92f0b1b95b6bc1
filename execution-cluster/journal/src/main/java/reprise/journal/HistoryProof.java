package reprise.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import reprise.core.ExecutionId;
import reprise.core.execution.PersistenceIds;

/**
 * Reads a history for proof. Each row of the journal carries the SHA-256 of the row before it and of itself, from the
 * execution's id on, so a row that was changed, removed from between others, inserted or moved is found; a large value
 * that was changed no longer has the hash it is named by. Rows that are missing at the end leave no trace here: who knows
 * from elsewhere how many events there were holds that {@linkplain Result#against against} it.
 */
public final class HistoryProof {
    private static final String ROWS = """
            select sequence_number, event_count, events, chain from event_journal
            where persistence_id = ? order by sequence_number
            """;

    private static final String VALUES = """
            select hash from payload where persistence_id = ? and hash <> encode(sha256(content), 'hex') order by hash limit 1
            """;

    private static final int ROWS_AT_ONCE = 500;

    private final DataSource database;

    public HistoryProof(DataSource database) {
        this.database = database;
    }

    /**
     * @param events how many there are, up to the first that is not as it was written
     * @param chain the hash over all of them, in hex
     * @param flaw the first place where the history is not as it was written
     */
    public record Result(long events, String chain, Optional<Flaw> flaw) {

        /** @param seen how many events somebody else has seen */
        public Result against(long seen) {
            return flaw.isPresent() || seen <= events
                    ? this
                    : new Result(
                            events,
                            chain,
                            Optional.of(new Flaw(
                                    events + 1,
                                    "is missing at the end: " + seen + " events were seen by the list of executions")));
        }
    }

    /** @param sequenceNr of the event it concerns; 0 where it is a value */
    public record Flaw(long sequenceNr, String issue) {}

    /** Blocks, as long as it takes to read all of it. @throws JournalUnavailable */
    public Result of(ExecutionId execution) {
        var id = PersistenceIds.of(execution);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // so that rows are fetched a few at a time
            try {
                var rows = rows(connection, id);
                return rows.flaw().isPresent() ? rows : values(connection, id, rows);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException away) {
            throw new JournalUnavailable(away);
        }
    }

    private static Result rows(Connection connection, String id) throws SQLException {
        var chain = sha256(id.getBytes(StandardCharsets.UTF_8));
        long next = 1;
        try (var statement = connection.prepareStatement(ROWS)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    long first = rows.getLong(1);
                    if (first != next) {
                        return flawed(next, chain, "is missing: event " + first + " comes next");
                    }
                    chain = sha256(
                            chain,
                            ByteBuffer.allocate(Long.BYTES).putLong(first).array(),
                            rows.getBytes(3));
                    if (!MessageDigest.isEqual(chain, rows.getBytes(4))) {
                        return flawed(first, chain, "is not as it was written, or something before it is not");
                    }
                    next = first + rows.getInt(2);
                }
            }
        }
        return new Result(next - 1, HexFormat.of().formatHex(chain), Optional.empty());
    }

    private static Result values(Connection connection, String id, Result rows) throws SQLException {
        try (var statement = connection.prepareStatement(VALUES)) {
            statement.setString(1, id);
            try (var found = statement.executeQuery()) {
                return found.next()
                        ? new Result(
                                rows.events(),
                                rows.chain(),
                                Optional.of(
                                        new Flaw(0, "the value " + found.getString(1) + " is not as it was written")))
                        : rows;
            }
        }
    }

    private static Result flawed(long sequenceNr, byte[] chain, String issue) {
        return new Result(sequenceNr - 1, HexFormat.of().formatHex(chain), Optional.of(new Flaw(sequenceNr, issue)));
    }

    private static byte[] sha256(byte[]... parts) {
        var digest = Sha256.digest();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
