import { createParser } from 'eventsource-parser';
import { ask } from './client';
import { asFailure, type ApiFailure } from './failure';
import type { ExecutionEvent } from './types';

/** How the page hears of an execution: connecting for the first time, live, trying again, over, or given up. */
export type Line =
  | { state: 'connecting' | 'live' | 'over' }
  | { state: 'broken'; failure: ApiFailure; retryInMs: number }
  | { state: 'refused'; failure: ApiFailure };

export interface Following {
  after: number;
  onEvents: (events: ExecutionEvent[]) => void;
  onLine: (line: Line) => void;
  signal: AbortSignal;
  /** Collects what comes in bursts; one call per animation frame by default. */
  batch?: (flush: () => void) => void;
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  open?: (path: string, lastEventId: number, signal: AbortSignal) => Promise<Response>;
}

const SILENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Follows the events of an execution until it ends or the signal aborts. A broken connection is taken up again after
 * the last event seen, so nothing is missed; what comes twice is dropped here.
 */
export async function follow(executionId: string, following: Following): Promise<void> {
  const { onEvents, onLine, signal } = following;
  const open = following.open ?? openStream;
  const pause = following.pause ?? pauseFor;
  const inbox = collecting(onEvents, following.batch ?? perFrame);
  let seen = following.after;
  let failures = 0;
  onLine({ state: 'connecting' });
  while (!signal.aborted) {
    try {
      const response = await open(`/api/v1/executions/${encodeURIComponent(executionId)}/events/stream`, seen, signal);
      onLine({ state: 'live' });
      const ended = await read(response, signal, (event) => {
        failures = 0;
        if (event.sequenceNr <= seen) return;
        seen = event.sequenceNr;
        inbox.add(event);
      });
      inbox.flush();
      if (ended) return onLine({ state: 'over' });
      throw new Error('The live connection was closed.');
    } catch (error) {
      inbox.flush();
      if (signal.aborted) return;
      const failure = asFailure(error);
      if (failure.status >= 400 && !failure.passing) return onLine({ state: 'refused', failure });
      const retryInMs = Math.min(500 * 2 ** failures++, LONGEST_PAUSE_MS);
      onLine({ state: 'broken', failure, retryInMs });
      await pause(retryInMs, signal);
    }
  }
}

/** Reads one connection to its end; true when the server said that the execution is over. */
async function read(response: Response, signal: AbortSignal, onEvent: (event: ExecutionEvent) => void): Promise<boolean> {
  if (response.status === 204) return true; // it was over before
  if (!response.body) throw new Error('The live connection has no body.');
  let ended = false;
  const parser = createParser({
    onEvent: (message) => {
      if (message.event === 'end') ended = true;
      else if (!message.event || message.event === 'message') onEvent(JSON.parse(message.data) as ExecutionEvent);
    },
  });
  const reader = response.body.getReader();
  const text = new TextDecoder();
  try {
    while (!ended && !signal.aborted) {
      const { done, value } = await withinSilence(reader.read());
      if (done) break;
      parser.feed(text.decode(value, { stream: true }));
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return ended;
}

/** A live server sends at least a keep-alive; a line that stays silent is dead even if nobody closed it. */
function withinSilence<T>(next: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The live connection went silent.')), SILENCE_MS);
  });
  return Promise.race([next, silence]).finally(() => clearTimeout(timer));
}

function openStream(path: string, lastEventId: number, signal: AbortSignal): Promise<Response> {
  return ask(path, { accept: 'text/event-stream', headers: { 'Last-Event-ID': String(lastEventId) }, signal });
}

function collecting(deliver: (events: ExecutionEvent[]) => void, batch: (flush: () => void) => void) {
  let waiting: ExecutionEvent[] = [];
  const flush = () => {
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    deliver(events);
  };
  const add = (event: ExecutionEvent) => {
    if (waiting.push(event) === 1) batch(flush);
  };
  return { add, flush };
}

/** One flush per painted frame; a hidden page paints none, so there a timer stands in. */
function perFrame(flush: () => void): void {
  if (document.hidden) setTimeout(flush, 250);
  else requestAnimationFrame(flush);
}

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
