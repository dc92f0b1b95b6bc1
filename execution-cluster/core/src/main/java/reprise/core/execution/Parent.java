package reprise.core.execution;

import reprise.core.ExecutionId;
import reprise.core.StepId;

/**
 * The step of an execution that started another.
 *
 * @param depth how many executions stand above the one it started, at least 1
 * @param waits whether the step waits to hear how it ended
 */
public record Parent(ExecutionId execution, StepId step, int depth, boolean waits) {}
