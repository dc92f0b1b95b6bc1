import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowDown, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExecutionEvent, LogLevel } from '@/api/types';
import { clock } from '@/shared/time';
import { linesOf } from './logLines';
import css from './LogView.module.css';

const LEVELS: { value: LogLevel; label: string }[] = [
  { value: 'debug', label: 'All' },
  { value: 'info', label: 'Info' },
  { value: 'warn', label: 'Warn' },
  { value: 'error', label: 'Error' },
];

interface Shown {
  events: ExecutionEvent[];
  names: ReadonlyMap<string, string>;
  live: boolean;
}

/** What the nodes said, newest last. It follows the end until somebody scrolls up to read. */
export function LogView({ events, names, live }: Shown) {
  const scroller = useRef<HTMLDivElement>(null);
  const [level, setLevel] = useState<LogLevel>('debug');
  const [words, setWords] = useState('');
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const lines = useMemo(() => linesOf(events, level, words), [events, level, words]);
  const view = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 22,
    getItemKey: (index) => lines[index]!.sequenceNr,
    overscan: 20,
    initialRect: { width: 800, height: 600 },
  });
  const following = leftAt === null;
  const toEnd = () => view.scrollToIndex(lines.length - 1, { align: 'end' });
  useEffect(() => {
    if (following && lines.length > 0) view.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [following, lines.length, view]);
  const scrolled = (box: HTMLDivElement) => {
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 30;
    if (atEnd) setLeftAt(null);
    else if (following) setLeftAt(lines.length);
  };
  return (
    <div className={css.log}>
      <div className={css.bar}>
        <TextInput
          size="xs"
          aria-label="Filter the log"
          placeholder="Filter the log"
          leftSection={<IconSearch size={14} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          className={css.filter}
        />
        <SegmentedControl size="xs" data={LEVELS} value={level} onChange={(value) => setLevel(value as LogLevel)} aria-label="Least level" />
        <span className="muted numbers">{lines.length === 1 ? '1 line' : `${lines.length} lines`}</span>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div ref={scroller} className={css.scroller} role="log" aria-live="off" aria-label="Log" tabIndex={0} onScroll={(event) => scrolled(event.currentTarget)}>
        {lines.length === 0 && <p className={css.empty}>{emptyWords(words, level, live)}</p>}
        <div className={css.lines} style={{ height: view.getTotalSize() }}>
          {view.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index]!;
            return (
              <div key={key} ref={view.measureElement} data-index={index} className={css.line} data-level={line.level} style={{ transform: `translateY(${start}px)` }}>
                <span className={css.time}>{clock(line.at)}</span>
                <span className={css.level}>{line.level.toUpperCase()}</span>
                <span className={css.node}>{line.nodeId && (names.get(line.nodeId) ?? line.nodeId)}</span>
                <span className={css.message}>
                  {line.message}
                  {line.data && <span className={css.data}> {line.data}</span>}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {!following && lines.length > 0 && (
        <Button size="xs" className={css.jump} leftSection={<IconArrowDown size={14} />} onClick={() => (setLeftAt(null), toEnd())}>
          Jump to latest{lines.length > leftAt && ` · ${lines.length - leftAt} new`}
        </Button>
      )}
    </div>
  );
}

function emptyWords(words: string, level: LogLevel, live: boolean): string {
  if (words || level !== 'debug') return 'No line matches';
  return live ? 'Waiting for the first log line' : 'This execution logged nothing';
}
