package reprise.chaos.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the journal, as SQL shows it.
 *
 * @param writer the process that wrote it
 * @param node where the event is about one
 * @param status of the execution, where the event is its end
 * @param requestId of the request that began it, where the event is its beginning
 * @param key under which it was begun
 * @param arrival the number of the call whose answer is the node's output
 */
public record JournalRow(
        String execution,
        long sequenceNr,
        String name,
        String writer,
        Instant at,
        Optional<String> node,
        Optional<Integer> attempt,
        Optional<String> status,
        Optional<String> requestId,
        Optional<String> key,
        Optional<Long> arrival) {

    public static final String STARTED = "execution.started";
    public static final String NODE_STARTED = "execution.node-started";
    public static final String NODE_COMPLETED = "execution.node-completed";
    public static final String ENDED = "execution.ended";

    public boolean is(String wanted) {
        return name.equals(wanted);
    }
}
