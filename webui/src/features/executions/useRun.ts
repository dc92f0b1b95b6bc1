import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { follow, type Line } from '@/api/follow';
import { execution } from '@/api/queries';
import type { ExecutionEvent } from '@/api/types';
import { apply, NOT_STARTED, snapshot, type Run } from './run';

/** The history of an execution as far as it has arrived, and what it adds up to. */
interface Told {
  run: Run;
  events: ExecutionEvent[];
}

const NOTHING: Told = { run: NOT_STARTED, events: [] };

/** Follows an execution live. Until its history has arrived, what the API answered about it is shown. */
export function useRun(id: string) {
  const client = useQueryClient();
  const [line, setLine] = useState<Line>({ state: 'connecting' });
  const whole = useQuery(execution(id));
  const key = ['execution', id, 'told'];
  const told = useQuery<Told>({ queryKey: key, queryFn: () => NOTHING, enabled: false, initialData: NOTHING });

  useEffect(() => {
    const closing = new AbortController();
    const told = () => client.getQueryData<Told>(['execution', id, 'told']) ?? NOTHING;
    void follow(id, {
      after: told().run.sequenceNr,
      signal: closing.signal,
      onLine: setLine,
      onEvents: (events) =>
        client.setQueryData<Told>(['execution', id, 'told'], (known = NOTHING) => ({
          run: events.reduce(apply, known.run),
          events: [...known.events, ...events.filter((event) => event.sequenceNr > known.run.sequenceNr)],
        })),
    });
    return () => closing.abort();
  }, [client, id]);

  const caughtUp = !whole.data || told.data.run.sequenceNr >= whole.data.sequenceNr;
  const run = caughtUp || !whole.data ? told.data.run : snapshot(whole.data);
  return { whole, run, events: told.data.events, line, caughtUp };
}
