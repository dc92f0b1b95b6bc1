package reprise.bench.rival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import reprise.bench.load.LoadReport;
import reprise.bench.stage.DatabaseAddress;

/**
 * The rows of one execution inserted again and again, under a new id each time, by plain JDBC: many wait, one writes
 * whatever is waiting in one statement and one commit. No HTTP, no JSON, no rules.
 */
public final class PlainInserts {
    private static final int MOST_AT_ONCE = 250;
    private static final String INSERT = """
            insert into bench.plain_journal (slice, over, event_count, persistence_id, sequence_number, writer, events, chain)
            select 0, true, c, p, s, 'bench', e, sha256(sha256(convert_to(p, 'UTF8')) || int8send(s) || e) from unnest(?::integer[], ?::text[], ?::bigint[], ?::bytea[]) as r(c, p, s, e)""";

    private final Connection connection;
    private final List<Row> rows;
    private final LinkedBlockingQueue<CompletableFuture<Void>> waiting = new LinkedBlockingQueue<>();

    private record Row(long sequenceNr, int count, byte[] events) {}

    private PlainInserts(Connection connection, String sample) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table if not exists bench.plain_journal (like event_journal including all)");
        }
        this.rows = rows(connection, sample);
    }

    /** Arguments: url, user, password, the execution whose rows are to be inserted. A line in: clients and seconds. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (var connection = new DatabaseAddress(arguments[0], arguments[1], arguments[2]).connect()) {
            var inserts = new PlainInserts(connection, arguments[3]);
            var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (var line = orders.readLine(); line != null; line = orders.readLine()) {
                var words = line.split(" ");
                System.out.println(inserts.run(Integer.parseInt(words[0]), Double.parseDouble(words[1]))
                        .line());
            }
        }
    }

    private LoadReport run(int clients, double seconds) throws SQLException {
        var latency = new ConcurrentHistogram(60_000_000_000L, 3);
        var done = new AtomicLong();
        var from = Instant.now();
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    long sentAt = System.nanoTime();
                    var mine = new CompletableFuture<Void>();
                    waiting.add(mine);
                    mine.join();
                    latency.recordValue(System.nanoTime() - sentAt);
                    done.incrementAndGet();
                }
            }));
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            writeWhatIsWaiting();
        }
        return new LoadReport(
                done.get(),
                0,
                from,
                (System.nanoTime() - began) / 1e9,
                latency.getValueAtPercentile(50) / 1e6,
                latency.getValueAtPercentile(99) / 1e6,
                latency.getMaxValue() / 1e6);
    }

    private void writeWhatIsWaiting() throws SQLException {
        var batch = new ArrayList<CompletableFuture<Void>>();
        try {
            var first = waiting.poll(10, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            batch.add(first);
            waiting.drainTo(batch, MOST_AT_ONCE - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        write(batch.size());
        batch.forEach(one -> one.complete(null));
    }

    private void write(int executions) throws SQLException {
        int count = executions * rows.size();
        var ids = new String[count];
        var numbers = new Long[count];
        var counts = new Integer[count];
        var events = new byte[count][];
        int at = 0;
        for (int i = 0; i < executions; i++) {
            var id = "execution|" + UUID.randomUUID();
            for (var row : rows) {
                ids[at] = id;
                numbers[at] = row.sequenceNr();
                counts[at] = row.count();
                events[at++] = row.events();
            }
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("integer", counts));
            insert.setArray(2, connection.createArrayOf("text", ids));
            insert.setArray(3, connection.createArrayOf("bigint", numbers));
            insert.setArray(4, connection.createArrayOf("bytea", events));
            insert.executeUpdate();
        }
    }

    private static List<Row> rows(Connection connection, String execution) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select sequence_number, event_count, events from event_journal where persistence_id = ? order by 1")) {
            statement.setString(1, "execution|" + execution);
            var rows = new ArrayList<Row>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getLong(1), found.getInt(2), found.getBytes(3)));
                }
            }
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("execution " + execution + " has no events to copy");
            }
            return rows;
        }
    }
}
