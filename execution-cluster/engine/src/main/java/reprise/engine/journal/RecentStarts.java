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

    private final Cache<String, List<ExecutionEvent>> starts = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    /** Remembers a committed append where it begins an execution that is not over yet and is small enough to keep. */
    public void committed(Append append, long bytes) {
        boolean goesOn = !(append.events().getLast() instanceof ExecutionEvent.Ended);
        if (append.firstSequenceNr() == 1 && goesOn && bytes < SMALL) {
            starts.put(append.persistenceId(), append.events());
        }
    }

    Optional<List<ExecutionEvent>> peek(String persistenceId) {
        return Optional.ofNullable(starts.getIfPresent(persistenceId));
    }

    /** Each is used once: a second recovery has reasons to look closely. */
    Optional<List<ExecutionEvent>> take(String persistenceId) {
        return Optional.ofNullable(starts.asMap().remove(persistenceId));
    }
}
