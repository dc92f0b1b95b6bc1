package reprise.core;

/** An immutable version of a workflow: what an execution runs by. Versions count from 1. */
public record PlanId(WorkflowId workflow, int version) {}
