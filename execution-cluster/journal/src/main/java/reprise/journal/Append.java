package reprise.journal;

import java.util.List;
import reprise.core.execution.ExecutionEvent;

/** Events of one decision, to be written together or not at all. {@code firstSequenceNr} is that of the first. */
public record Append(String persistenceId, long firstSequenceNr, List<ExecutionEvent> events) {}
