import type { NodeStatus } from '@/api/types';
import type { Tone } from '@/shared/status';
import type { Attempt, Run } from './run';

/** A stretch of time on a row, in milliseconds since the start of the execution. */
export interface Bar {
  from: number;
  to: number;
  tone: Tone;
  /** A pause between two tries is drawn as a thin line. */
  pause: boolean;
}

export interface Row {
  nodeId: string;
  status: NodeStatus;
  tries: number;
  /** From the first start to the last end. */
  length: number | null;
  bars: Bar[];
}

/** A row for each node: those that have run in the order of their start, then the others as they are written. */
export function rows(nodeIds: string[], run: Run, now: number): Row[] {
  const zero = time(run.startedAt) ?? now;
  const end = time(run.completedAt) ?? now;
  const all = [...new Set([...nodeIds, ...Object.keys(run.nodes)])];
  const started = (id: string) => time(run.nodes[id]?.attempts[0]?.startedAt ?? null) ?? Infinity;
  return all
    .map((id, index) => ({ id, index, at: started(id) }))
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at - b.at))
    .map(({ id }) => rowOf(id, run, zero, end));
}

/** How long the execution has taken so far. */
export function span(run: Run, now: number): number {
  const zero = time(run.startedAt);
  return zero === null ? 0 : Math.max((time(run.completedAt) ?? now) - zero, 1);
}

/** Round marks for an axis of that length: at most `most`, the first at zero. */
export function ticks(length: number, most: number): number[] {
  const units = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5];
  const days = [72e5, 108e5, 216e5, 432e5, 864e5, 1728e5, 6048e5, 2592e6, 31536e6];
  const step = [...units, ...days].find((unit) => length / unit <= most - 1) ?? length;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

function rowOf(nodeId: string, run: Run, zero: number, end: number): Row {
  const node = run.nodes[nodeId];
  const attempts = node?.attempts ?? [];
  const bars = attempts.flatMap((attempt, index) => [
    ...pauseBefore(attempts[index - 1], attempt, zero),
    ...barsOf(attempt, zero, end),
  ]);
  const last = attempts.at(-1);
  if (node?.status === 'retrying' && last?.endedAt) {
    bars.push({ from: time(last.endedAt)! - zero, to: end - zero, tone: 'waiting', pause: true });
  }
  const length = bars.length > 0 ? bars.at(-1)!.to - bars[0]!.from : null;
  return { nodeId, status: node?.status ?? 'pending', tries: attempts.length, length, bars };
}

function barsOf(attempt: Attempt, zero: number, end: number): Bar[] {
  const from = time(attempt.startedAt)! - zero;
  const to = Math.max((time(attempt.endedAt) ?? end) - zero, from);
  const waited = time(attempt.waitingSince);
  if (waited === null) return [{ from, to, tone: toneOf(attempt), pause: false }];
  const worked = { from, to: waited - zero, tone: 'running' as const, pause: false };
  const waiting = { from: waited - zero, to, tone: 'waiting' as const, pause: false };
  return worked.to > worked.from ? [worked, waiting] : [waiting];
}

function pauseBefore(previous: Attempt | undefined, attempt: Attempt, zero: number): Bar[] {
  const ended = time(previous?.endedAt ?? null);
  if (ended === null) return [];
  return [{ from: ended - zero, to: time(attempt.startedAt)! - zero, tone: 'waiting', pause: true }];
}

function toneOf(attempt: Attempt): Tone {
  return attempt.status === 'cancelled' ? 'skipped' : attempt.status;
}

function time(at: string | null): number | null {
  return at === null ? null : new Date(at).getTime();
}
