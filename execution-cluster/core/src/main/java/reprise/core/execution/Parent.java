package reprise.core.execution;

import reprise.core.ExecutionId;
import reprise.core.StepId;

/** The step of an execution that started another and waits for its end. */
public record Parent(ExecutionId execution, StepId step) {}
