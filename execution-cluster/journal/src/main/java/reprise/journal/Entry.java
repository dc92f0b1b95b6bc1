package reprise.journal;

import reprise.core.ExecutionId;
import reprise.core.execution.ExecutionEvent;

/** An event where it stands in the journal. {@code sequenceNr} counts the events of one execution from 1. */
public record Entry(Position position, ExecutionId execution, long sequenceNr, ExecutionEvent event) {}
