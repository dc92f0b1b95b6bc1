package reprise.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way into the journal on this node: everything that is to be appended while a commit is under way becomes the
 * next commit. The door and the actors share it, so under load hundreds of decisions cost one flush of the disk.
 */
public final class JournalWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int EVENTS_PER_COMMIT = 1_000;
    private static final int BYTES_PER_COMMIT = 8 * 1024 * 1024;
    private static final int EVENTS_WAITING = 50_000;
    private static final long BYTES_WAITING = 256L * 1024 * 1024;

    private final DataSource database;
    private final EventCodec codec;
    private final JournalInsert insert;
    private final BiConsumer<Append, Long> committed;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Admission admission = new Admission(EVENTS_WAITING, BYTES_WAITING);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;

    /** @param beside what is written with the events and follows from them */
    record Pending(Append append, StoredDecision stored, List<SideRow> beside, CompletableFuture<Void> done) {

        static Pending of(Append append, StoredDecision stored) {
            return new Pending(append, stored, SideRow.of(append.events()), new CompletableFuture<>());
        }

        /** Whether it is nothing but events. */
        boolean isPlain() {
            return beside.isEmpty() && stored.payloads().isEmpty();
        }

        int events() {
            return append.events().size();
        }
    }

    private static final Pending END = new Pending(null, null, null, null);

    /**
     * @param writer names this node's process in the rows it writes
     * @param committed told of each append that is durable, and its bytes, on the writer's thread: must be quick
     */
    public JournalWriter(DataSource database, EventCodec codec, String writer, BiConsumer<Append, Long> committed) {
        this.database = database;
        this.codec = codec;
        this.insert = new JournalInsert(writer);
        this.committed = committed;
        this.thread = Thread.ofPlatform().name("journal-writer").daemon(true).start(this::run);
    }

    /**
     * Completes when the events are durable. Fails with {@link AppendRefused} where they certainly are not, with
     * {@link JournalUnavailable} where that is not known. Completes on the writer's thread: what depends on it must be
     * quick.
     */
    public CompletableFuture<Void> append(Append append) {
        Pending pending;
        try {
            pending = Pending.of(append, codec.encode(append.events()));
        } catch (RuntimeException bug) {
            LOG.error("events of {} have no stored form; nothing of them was written", append.persistenceId(), bug);
            return CompletableFuture.failedFuture(new AppendRefused.Unstorable(append.persistenceId(), bug));
        }
        if (closing || !admission.enter(pending.events(), pending.stored().bytes())) {
            return CompletableFuture.failedFuture(new AppendRefused.JournalFull());
        }
        queue.add(pending);
        if (ended) {
            refuseWhatIsLeft(); // nobody else would: the writer had ended before it could see this
        }
        return pending.done;
    }

    /** How many events wait to be written. */
    public int waiting() {
        return admission.events();
    }

    /** Writes what is waiting, then ends. */
    @Override
    public void close() {
        closing = true;
        queue.add(END);
        try {
            thread.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            writeAll();
        } finally {
            ended = true;
            refuseWhatIsLeft();
        }
    }

    private void refuseWhatIsLeft() {
        Pending left;
        while ((left = queue.poll()) != null) {
            if (left != END) {
                left.done.completeExceptionally(new AppendRefused.JournalFull());
            }
        }
    }

    private void writeAll() {
        var batch = new ArrayList<Pending>();
        Connection connection = null;
        while (fill(batch)) {
            try {
                if (connection == null) {
                    connection = database.getConnection();
                }
                write(connection, batch);
            } catch (SQLException | RuntimeException | Error away) { // an Error too: without a writer nothing goes on
                connection = discard(connection);
                LOG.warn(
                        "{} appends could not be written: the database does not answer ({}). Their callers are told to"
                                + " try again; check that PostgreSQL is up and reachable.",
                        batch.size(),
                        away.getMessage());
                var waiting = takeWhatWaits(); // and not what comes once callers have been told
                batch.forEach(pending -> pending.done.completeExceptionally(new JournalUnavailable(away)));
                refuse(waiting, away);
            }
            batch.forEach(this::leave);
            batch.clear();
        }
        discard(connection);
    }

    private List<Pending> takeWhatWaits() {
        var waiting = new ArrayList<Pending>();
        queue.drainTo(waiting);
        if (waiting.remove(END)) {
            queue.add(END);
        }
        return waiting;
    }

    /**
     * What waits while the database is away was certainly not written, and is told so at once: tried later, it would land
     * after its caller has given up.
     */
    private void refuse(List<Pending> waiting, Throwable away) {
        waiting.forEach(this::leave);
        waiting.forEach(pending -> pending.done.completeExceptionally(new AppendRefused.NotWritten(away)));
    }

    private void leave(Pending pending) {
        admission.leave(pending.events(), pending.stored().bytes());
    }

    /** Waits for work and takes what there is of it, up to one commit's worth. False at the end. */
    private boolean fill(List<Pending> batch) {
        try {
            var next = queue.take();
            int events = 0;
            long bytes = 0;
            while (next != null && next != END) {
                batch.add(next);
                events += next.events();
                bytes += next.stored().bytes();
                next = events < EVENTS_PER_COMMIT && bytes < BYTES_PER_COMMIT ? queue.poll() : null;
            }
            if (next == END && !batch.isEmpty()) {
                queue.add(END);
            }
            return !batch.isEmpty();
        } catch (InterruptedException ended) {
            return false;
        }
    }

    private void write(Connection connection, List<Pending> batch) throws SQLException {
        try {
            report(batch, insert.all(connection, batch));
        } catch (SQLException refused) {
            if (!isAboutData(refused)) {
                throw refused;
            }
            if (batch.size() == 1) {
                refuse(batch.getFirst(), refused);
            } else {
                writeOneByOne(connection, batch);
            }
        }
    }

    /** One append that the database refuses must not fail the others of its batch. */
    private void writeOneByOne(Connection connection, List<Pending> batch) throws SQLException {
        for (var pending : batch) {
            write(connection, List.of(pending));
        }
    }

    /** @param lost the persistence ids of those that claimed a key that another has */
    private void report(List<Pending> batch, Set<String> lost) {
        var parted = batch.stream()
                .collect(Collectors.partitioningBy(
                        pending -> lost.contains(pending.append().persistenceId())));
        var written = parted.get(false);
        written.forEach(
                pending -> committed.accept(pending.append, pending.stored().bytes()));
        written.forEach(pending -> pending.done.complete(null));
        parted.get(true)
                .forEach(pending -> pending.done.completeExceptionally(
                        new AppendRefused.KeyTaken(pending.append().persistenceId())));
    }

    private static void refuse(Pending pending, SQLException cause) {
        var id = pending.append.persistenceId();
        pending.done.completeExceptionally(
                "23505".equals(cause.getSQLState())
                        ? new AppendRefused.SequenceTaken(id, cause)
                        : new AppendRefused.Unstorable(id, cause));
    }

    /** Data exceptions and integrity violations (SQLSTATE classes 22 and 23, and values beyond a limit, 54). */
    private static boolean isAboutData(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    private static Connection discard(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("closing a broken connection", alreadyGone);
            }
        }
        return null;
    }
}
