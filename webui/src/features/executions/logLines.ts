import type { ExecutionEvent, LogLevel } from '@/api/types';

export interface LogLine {
  sequenceNr: number;
  at: string;
  level: LogLevel;
  nodeId: string | undefined;
  message: string;
  data: string;
}

const RANK: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** The log lines among the events, from a level up, that hold all of some words. */
export function linesOf(events: ExecutionEvent[], least: LogLevel, words: string): LogLine[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return events.flatMap((event) => {
    if (event.type !== 'execution.logged') return [];
    const { level, message, data } = event.data;
    if ((RANK[level] ?? 1) < RANK[least]) return [];
    const shown = data === undefined || data === null ? '' : JSON.stringify(data);
    const text = `${event.nodeId ?? ''} ${message} ${shown}`.toLowerCase();
    if (!wanted.every((word) => text.includes(word))) return [];
    return [{ sequenceNr: event.sequenceNr, at: event.at, level, nodeId: event.nodeId, message, data: shown }];
  });
}
