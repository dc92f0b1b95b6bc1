import { describe, expect, it } from 'vitest';
import { at, began, completed, failed, history, retry, STARTED, waits } from '@/test/events';
import { apply, NOT_STARTED } from './run';
import { rows, span, ticks } from './timeline';

const told = (...facts: Parameters<typeof history>) => history(...facts).reduce(apply, NOT_STARTED);
const now = (ms: number) => new Date(at(ms)).getTime();

describe('the timeline', () => {
  it('lists what has run in the order of its start, and then the rest', () => {
    const run = told([0, STARTED], [10, began('late')], [5, began('early')]);
    expect(rows(['rest', 'late', 'early'], run, now(20)).map((row) => row.nodeId)).toEqual(['early', 'late', 'rest']);
  });

  it('draws each try and the pause between two', () => {
    const run = told([0, STARTED], [1, began('a')], [5, failed('a')], [5, retry('a', 2, 9)], [9, began('a', 2)], [12, completed('a', 2)]);
    expect(rows(['a'], run, now(12))[0]).toMatchObject({
      tries: 2,
      length: 11,
      bars: [
        { from: 1, to: 5, tone: 'failed', pause: false },
        { from: 5, to: 9, pause: true },
        { from: 9, to: 12, tone: 'completed', pause: false },
      ],
    });
  });

  it('lets a bar grow while its node works, and a pause while a retry is due', () => {
    const working = told([0, STARTED], [1, began('a')]);
    expect(rows(['a'], working, now(50))[0]!.bars).toEqual([{ from: 1, to: 50, tone: 'running', pause: false }]);
    const due = told([0, STARTED], [1, began('a')], [5, failed('a')], [5, retry('a', 2, 99)]);
    expect(rows(['a'], due, now(50))[0]!.bars.at(-1)).toMatchObject({ from: 5, to: 50, pause: true });
  });

  it('tells waiting from working', () => {
    const run = told([0, STARTED], [1, began('a')], [4, waits('a', 100)], [100, completed('a')]);
    expect(rows(['a'], run, now(100))[0]!.bars).toMatchObject([
      { from: 1, to: 4, tone: 'running' },
      { from: 4, to: 100, tone: 'waiting' },
    ]);
  });

  it('has round ticks, never more than there is room for', () => {
    expect(ticks(1960, 5)).toEqual([0, 500, 1000, 1500]);
    for (const length of [1, 37, 999, 12_345, 3_600_000, 1e9]) expect(ticks(length, 6).length).toBeLessThanOrEqual(6);
  });

  it('has a length even for what took no time', () => {
    expect(span(told([0, STARTED]), now(0))).toBe(1);
  });
});
