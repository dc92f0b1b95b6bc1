import { describe, expect, it } from 'vitest';
import { at, began, completed, ended, failed, history, logged, retry, skipped, STARTED, waits } from '@/test/events';
import type { Execution, ExecutionEvent } from '@/api/types';
import { apply, NOT_STARTED, snapshot } from './run';

const told = (...facts: Parameters<typeof history>) => history(...facts).reduce(apply, NOT_STARTED);

describe('an execution as its events tell it', () => {
  it('runs its nodes and ends with an output', () => {
    const run = told([0, STARTED], [5, began('a')], [20, completed('a')], [21, skipped('b')], [22, ended('completed')]);
    expect(run).toMatchObject({ status: 'completed', startedAt: at(0), completedAt: at(22), input: { id: 7 }, output: { done: true } });
    expect(run.nodes.a).toMatchObject({ status: 'completed', port: 'main' });
    expect(run.nodes.a!.attempts).toMatchObject([{ attempt: 1, startedAt: at(5), endedAt: at(20), output: { ok: true } }]);
    expect(run.nodes.b!.status).toBe('skipped');
  });

  it('keeps every try of a node that is tried again', () => {
    const facts: Parameters<typeof history> = [[0, STARTED], [1, began('a')], [5, failed('a')], [5, retry('a', 2, 900)]];
    expect(told(...facts).nodes.a).toMatchObject({ status: 'retrying', until: at(900) });
    const later = told(...facts, [900, began('a', 2)], [950, completed('a', 2)]);
    expect(later.nodes.a).toMatchObject({ status: 'completed', until: null });
    expect(later.nodes.a!.attempts.map((attempt) => attempt.status)).toEqual(['failed', 'completed']);
    expect(later.nodes.a!.attempts[0]!.error).toMatchObject({ code: 'TIMEOUT' });
  });

  it('waits only while nothing else works', () => {
    const waiting: Parameters<typeof history> = [[0, STARTED], [1, began('a')], [2, began('b')], [3, waits('a', 5000)]];
    expect(told(...waiting).status).toBe('running');
    expect(told(...waiting, [4, completed('b')]).status).toBe('waiting');
    expect(told(...waiting, [4, completed('b')], [5000, completed('a')]).status).toBe('running');
  });

  it('is not changed by an event that comes twice', () => {
    const events = history([0, STARTED], [1, began('a')], [2, completed('a')]);
    const once = events.reduce(apply, NOT_STARTED);
    expect(events.reduce(apply, once)).toBe(once);
  });

  it('takes a node that was decided in one step without a start', () => {
    expect(told([0, STARTED], [3, completed('a', 1, 'true')]).nodes.a!.attempts).toMatchObject([{ startedAt: at(3), endedAt: at(3) }]);
  });

  it('ends what was under way when it is cancelled', () => {
    const run = told([0, STARTED], [1, began('a')], [2, waits('a', 9000)], [50, ended('cancelled')]);
    expect(run.nodes.a).toMatchObject({ status: 'cancelled', attempts: [{ status: 'cancelled', endedAt: at(50) }] });
  });

  it('counts an event that it does not know and lets it be', () => {
    const unknown = { sequenceNr: 2, type: 'execution.admired', at: at(1), data: {} } as unknown as ExecutionEvent;
    const run = apply(told([0, STARTED]), unknown);
    expect(run).toEqual({ ...told([0, STARTED]), sequenceNr: 2 });
  });

  it('changes only the node that an event speaks of', () => {
    const before = told([0, STARTED], [1, began('a')], [2, began('b')]);
    const [event] = history([3, logged('a', 'info', 'hello')]);
    const after = apply(before, { ...event!, sequenceNr: 4 });
    expect(after.nodes).toBe(before.nodes);
  });

  it('does not grow with the rounds of a loop', () => {
    const rounds = Array.from({ length: 2000 }, (_, n) => [[n, began('a', 1)], [n, completed('a', 1)]] as Parameters<typeof history>).flat();
    expect(told([0, STARTED], ...rounds).nodes.a!.attempts.length).toBe(300);
  });
});

it('a whole answer of the API stands in until the events have come', () => {
  const run = snapshot({
    id: 'x', workflowId: 'w', workflowName: 'W', workflowVersion: 1, status: 'failed', trigger: 'manual', startedAt: at(0),
    completedAt: at(9), durationMs: 9, sequenceNr: 12, input: 1, output: null, error: { code: 'X', message: 'no' },
    nodes: [
      { nodeId: 'a', type: 'set', status: 'completed', attempt: 1, startedAt: at(1), completedAt: at(2), input: 1, output: 2, error: null },
      { nodeId: 'b', type: 'set', status: 'pending', attempt: 0, startedAt: null, completedAt: null, input: null, output: null, error: null },
    ],
  } satisfies Execution);
  expect(run).toMatchObject({ sequenceNr: 12, status: 'failed' });
  expect(run.nodes.a).toMatchObject({ status: 'completed', attempts: [{ output: 2, endedAt: at(2) }] });
  expect(run.nodes.b).toMatchObject({ status: 'pending', attempts: [] });
});
