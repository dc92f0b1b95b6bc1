package reprise.engine.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reprise.core.execution.ExecutionEvent;
import reprise.journal.Append;

/**
 * The first decisions that this node has just written and whose entity will recover in a moment: what one knows need not
 * be read back. Only a shortcut: what is not here is read from the journal, and whoever works on an outdated picture
 * collides at the journal's key.
 */
public final class RecentStarts {
    private static final int MOST = 20_000;
    private static final int SMALL = 16 * 1024;

    private volatile boolean alone;
    private final Cache<String, List<ExecutionEvent>> starts = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    /**
     * Whether this node is the only one. With others about, an execution may have gone on at one of them and come back: then
     * what is remembered is forgotten, and nothing is remembered any more.
     */
    public void alone(boolean isAlone) {
        alone = isAlone;
        if (!isAlone) {
            starts.invalidateAll();
        }
    }

    /** Remembers a committed append where it begins an execution that is not over yet and is small enough to keep. */
    public void committed(Append append, long bytes) {
        boolean goesOn = !(append.events().getLast() instanceof ExecutionEvent.Ended);
        if (alone && append.firstSequenceNr() == 1 && goesOn && bytes < SMALL) {
            starts.put(append.persistenceId(), append.events());
        }
    }

    Optional<List<ExecutionEvent>> peek(String persistenceId) {
        return alone ? Optional.ofNullable(starts.getIfPresent(persistenceId)) : Optional.empty();
    }

    /** Each is used once: a second recovery has reasons to look closely. */
    Optional<List<ExecutionEvent>> take(String persistenceId) {
        return Optional.ofNullable(starts.asMap().remove(persistenceId)).filter(_ -> alone);
    }
}
