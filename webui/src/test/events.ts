import type { ExecutionEvent } from '@/api/types';

type Kind = ExecutionEvent['type'];
type Fact = { [K in Kind]: Extract<ExecutionEvent, { type: K }> extends infer E ? Omit<E & object, 'sequenceNr' | 'at'> : never }[Kind];

const START = Date.UTC(2026, 0, 1, 12, 0, 0);

export function at(ms: number): string {
  return new Date(START + ms).toISOString();
}

/** A history: each fact with its time in milliseconds, numbered in order. */
export function history(...facts: [number, Fact][]): ExecutionEvent[] {
  return facts.map(([ms, fact], index) => ({ ...fact, sequenceNr: index + 1, at: at(ms) }) as ExecutionEvent);
}

export const STARTED: Fact = {
  type: 'execution.started',
  data: { workflowId: 'w', workflowVersion: 1, trigger: 'manual', input: { id: 7 } },
};

export const began = (nodeId: string, attempt = 1): Fact => ({ type: 'execution.node-started', nodeId, data: { attempt, input: {} } });

export const completed = (nodeId: string, attempt = 1, port = 'main'): Fact => ({
  type: 'execution.node-completed',
  nodeId,
  data: { attempt, port, output: { ok: true } },
});

export const failed = (nodeId: string, attempt = 1): Fact => ({
  type: 'execution.node-failed',
  nodeId,
  data: { attempt, failure: { code: 'TIMEOUT', message: 'No answer', retryable: true } },
});

export const retry = (nodeId: string, attempt: number, dueMs: number): Fact => ({
  type: 'execution.node-retry-scheduled',
  nodeId,
  data: { attempt, dueAt: at(dueMs) },
});

export const waits = (nodeId: string, untilMs: number): Fact => ({ type: 'execution.node-waiting', nodeId, data: { until: at(untilMs) } });

export const skipped = (nodeId: string): Fact => ({ type: 'execution.node-skipped', nodeId, data: {} });

export const logged = (nodeId: string, level: 'info' | 'warn', message: string): Fact => ({
  type: 'execution.logged',
  nodeId,
  data: { attempt: 1, level, message, data: { n: 1 } },
});

export const ended = (status: 'completed' | 'failed' | 'cancelled'): Fact => ({
  type: 'execution.ended',
  data: { status, output: { done: true }, error: status === 'failed' ? { code: 'TIMEOUT', message: 'No answer' } : null },
});
