import type { Execution, ExecutionEvent, ExecutionStatus, Failure, Json, NodeStatus } from '@/api/types';
import { goesOn } from '@/shared/status';

/** One try of a node: when it ran, what went in, what came of it. */
export interface Attempt {
  attempt: number;
  status: 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';
  startedAt: string;
  waitingSince: string | null;
  endedAt: string | null;
  input: Json;
  output: Json;
  error: Failure | null;
}

export interface NodeRun {
  status: NodeStatus;
  /** The port that it left by. */
  port: string | null;
  attempts: Attempt[];
  /** When a retry is due or a wait ends. */
  until: string | null;
}

/** An execution as its events tell it. */
export interface Run {
  sequenceNr: number;
  status: ExecutionStatus;
  startedAt: string | null;
  completedAt: string | null;
  input: Json;
  output: Json;
  error: Failure | null;
  nodes: Readonly<Record<string, NodeRun>>;
}

/** Loops start a node again and again; of its tries the page keeps the newest. */
const KEPT_ATTEMPTS = 300;

export const NOT_STARTED: Run = {
  sequenceNr: 0,
  status: 'running',
  startedAt: null,
  completedAt: null,
  input: null,
  output: null,
  error: null,
  nodes: {},
};

const UNTOUCHED: NodeRun = { status: 'pending', port: null, attempts: [], until: null };

/** The execution after one more event. Events seen before change nothing, events of unknown types only the count. */
export function apply(run: Run, event: ExecutionEvent): Run {
  if (event.sequenceNr <= run.sequenceNr) return run;
  const next = { ...run, sequenceNr: event.sequenceNr };
  switch (event.type) {
    case 'execution.started':
      return { ...next, startedAt: event.at, input: event.data.input ?? null };
    case 'execution.node-started':
      return during(next, event.nodeId, (node) => ({
        ...node,
        status: 'running',
        until: null,
        attempts: [...node.attempts, begun(event.data.attempt, event.at, event.data.input ?? null)].slice(-KEPT_ATTEMPTS),
      }));
    case 'execution.node-completed':
      return during(next, event.nodeId, (node) => ({
        status: 'completed',
        port: event.data.port,
        until: null,
        attempts: ended(node, event.data.attempt, event.at, { status: 'completed', output: event.data.output ?? null }),
      }));
    case 'execution.node-failed':
      return during(next, event.nodeId, (node) => ({
        status: 'failed',
        port: event.data.port ?? null,
        until: null,
        attempts: ended(node, event.data.attempt, event.at, { status: 'failed', error: event.data.failure }),
      }));
    case 'execution.node-retry-scheduled':
      return during(next, event.nodeId, (node) => ({ ...node, status: 'retrying', until: event.data.dueAt }));
    case 'execution.node-waiting':
      return during(next, event.nodeId, (node) => ({
        ...node,
        status: 'waiting',
        until: event.data.until ?? null,
        attempts: waitingSince(node.attempts, event.at),
      }));
    case 'execution.node-skipped':
      return during(next, event.nodeId, (node) => ({ ...node, status: 'skipped', until: null }));
    case 'execution.ended':
      return {
        ...next,
        status: event.data.status,
        completedAt: event.at,
        output: event.data.output ?? null,
        error: event.data.error ?? null,
        nodes: mapped(run.nodes, (node) => leftOver(node, event.at)),
      };
    case 'execution.logged':
    case 'execution.responded':
      return next;
    default:
      return next;
  }
}

/** What a whole answer of the API says, for the time until the events have arrived. */
export function snapshot(execution: Execution): Run {
  const nodes = execution.nodes.map((node): [string, NodeRun] => {
    const attempt = node.startedAt && {
      ...begun(node.attempt, node.startedAt, node.input),
      status: node.status === 'skipped' || node.status === 'pending' || node.status === 'retrying' ? 'failed' : node.status,
      endedAt: node.completedAt,
      output: node.output,
      error: node.error,
    };
    return [node.nodeId, { status: node.status, port: null, attempts: attempt ? [attempt] : [], until: null }];
  });
  const { sequenceNr, status, startedAt, completedAt, input, output, error } = execution;
  return { sequenceNr, status, startedAt, completedAt, input, output, error, nodes: Object.fromEntries(nodes) };
}

function begun(attempt: number, at: string, input: Json): Attempt {
  const nothingYet = { waitingSince: null, endedAt: null, output: null, error: null };
  return { attempt, status: 'running', startedAt: at, input, ...nothingYet };
}

/** The node after a change, and with it whether the whole execution works or only waits. */
function during(run: Run, nodeId: string, change: (node: NodeRun) => NodeRun): Run {
  const nodes = { ...run.nodes, [nodeId]: change(run.nodes[nodeId] ?? UNTOUCHED) };
  return goesOn(run.status) && run.status !== 'paused' ? { ...run, nodes, status: pulse(nodes) } : { ...run, nodes };
}

function pulse(nodes: Run['nodes']): ExecutionStatus {
  const states = Object.values(nodes).map((node) => node.status);
  if (states.includes('running') || states.includes('retrying')) return 'running';
  return states.includes('waiting') ? 'waiting' : 'running';
}

/** Closes the try that the event names; a node decided in one step has no start of its own. */
function ended(node: NodeRun, attempt: number, at: string, outcome: Partial<Attempt>): Attempt[] {
  const last = node.attempts.at(-1);
  if (last && last.attempt === attempt && last.endedAt === null) {
    return [...node.attempts.slice(0, -1), { ...last, endedAt: at, ...outcome }];
  }
  return [...node.attempts, { ...begun(attempt, at, null), endedAt: at, ...outcome }].slice(-KEPT_ATTEMPTS);
}

function waitingSince(attempts: Attempt[], at: string): Attempt[] {
  const last = attempts.at(-1);
  const waiting = { status: 'waiting' as const, waitingSince: at };
  if (last && last.endedAt === null) return [...attempts.slice(0, -1), { ...last, ...waiting }];
  return [...attempts, { ...begun((last?.attempt ?? 0) + 1, at, null), ...waiting }];
}

/** The end of an execution ends what was still under way. */
function leftOver(node: NodeRun, at: string): NodeRun {
  if (node.status !== 'running' && node.status !== 'waiting' && node.status !== 'retrying') return node;
  const attempts = node.attempts.map((attempt) =>
    attempt.endedAt === null ? { ...attempt, endedAt: at, status: 'cancelled' as const } : attempt,
  );
  return { ...node, status: 'cancelled', until: null, attempts };
}

function mapped(nodes: Run['nodes'], change: (node: NodeRun) => NodeRun): Run['nodes'] {
  return Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, change(node)]));
}
