// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { ApiFailure } from './failure';
import { follow, type Line } from './follow';
import type { ExecutionEvent } from './types';

const event = (nr: number) => `id: ${nr}\ndata: ${JSON.stringify({ sequenceNr: nr, type: 'execution.x', at: '', data: {} })}\n\n`;
const END = 'event: end\ndata: {}\n\n';

/** A connection that sends these pieces and then closes, or breaks. */
function connection(pieces: string[], breaks = false): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(new TextEncoder().encode(piece)));
      if (!breaks) controller.close();
    },
    pull(controller) {
      if (breaks) controller.error(new TypeError('network error'));
    },
  });
  return new Response(body);
}

/** Follows over these connections, one after the other, and tells what came and how. */
async function followed(connections: (() => Response)[], after = 0) {
  const numbers: number[] = [];
  const lines: Line[] = [];
  const asked: number[] = [];
  const pauses: number[] = [];
  const closing = new AbortController();
  await follow('x', {
    after,
    signal: closing.signal,
    batch: (flush) => flush(),
    pause: async (ms) => void pauses.push(ms),
    onEvents: (events: ExecutionEvent[]) => numbers.push(...events.map((each) => each.sequenceNr)),
    onLine: (line) => lines.push(line),
    open: async (_, lastEventId) => {
      asked.push(lastEventId);
      const next = connections.shift();
      if (!next) throw new Error('no further connection was expected');
      return next();
    },
  });
  return { numbers, states: lines.map((line) => line.state), asked, pauses };
}

describe('following an execution', () => {
  it('hears all events and that it is over', async () => {
    const heard = await followed([() => connection([': hello\n\n', event(1), event(2), END])]);
    expect(heard).toMatchObject({ numbers: [1, 2], states: ['connecting', 'live', 'over'], pauses: [] });
  });

  it('understands pieces that are cut anywhere', async () => {
    const text = event(1) + event(2) + END;
    const pieces = [...text].map((letter) => letter);
    expect((await followed([() => connection(pieces)])).numbers).toEqual([1, 2]);
  });

  it('goes on after the last event seen when the connection breaks', async () => {
    const heard = await followed([() => connection([event(1), event(2)], true), () => connection([event(3), END])]);
    expect(heard.numbers).toEqual([1, 2, 3]);
    expect(heard.asked).toEqual([0, 2]);
    expect(heard.states).toEqual(['connecting', 'live', 'broken', 'live', 'over']);
  });

  it('drops what comes twice', async () => {
    const heard = await followed([() => connection([event(4), event(5)]), () => connection([event(5), event(6), END])], 3);
    expect(heard.numbers).toEqual([4, 5, 6]);
    expect(heard.asked).toEqual([3, 5]);
  });

  it('waits longer each time nobody answers, and starts anew once it hears something', async () => {
    const away = () => {
      throw new ApiFailure(503, 'UNAVAILABLE', 'Busy');
    };
    const heard = await followed([away, away, away, () => connection([event(1)]), () => connection([END])]);
    expect(heard.pauses).toEqual([500, 1000, 2000, 500]);
  });

  it('gives up where the answer will not change', async () => {
    const heard = await followed([
      () => {
        throw new ApiFailure(404, 'NOT_FOUND', 'No such execution');
      },
    ]);
    expect(heard.states).toEqual(['connecting', 'refused']);
  });
});
