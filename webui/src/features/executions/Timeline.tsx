import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { STATUS } from '@/shared/status';
import { StatusIcon } from '@/shared/StatusBadge';
import { duration } from '@/shared/time';
import { rows, span, ticks, type Bar, type Row } from './timeline';
import type { Run } from './run';
import css from './Timeline.module.css';

const ROW = 32;
const LABEL_ROOM = 96;

interface Shown {
  run: Run;
  now: number;
  nodeIds: string[];
  names: ReadonlyMap<string, string>;
  selected: string | null;
  onSelect: (nodeId: string) => void;
}

/** When each node ran, tried again and waited. */
export function Timeline({ run, now, nodeIds, names, selected, onSelect }: Shown) {
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: axis, width } = useElementSize();
  const list = rows(nodeIds, run, now);
  const length = span(run, now);
  const room = Math.max(width - LABEL_ROOM, 40);
  const x = (ms: number) => (ms / length) * room;
  const marks = ticks(length, Math.max(3, Math.min(7, Math.floor(room / 90) + 1)));
  const view = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  });
  return (
    <div ref={scroller} className={css.timeline}>
      <div className={css.axis}>
        <span />
        <div ref={axis} className={css.ticks} aria-hidden>
          {marks.map((at) => (
            <span key={at} className={`${css.tick} numbers`} style={{ left: x(at) }}>
              {at === 0 ? '0' : duration(at)}
            </span>
          ))}
        </div>
      </div>
      <ul className={css.rows} style={{ height: view.getTotalSize() }} aria-label="Steps in the order of their start">
        {view.getVirtualItems().map(({ index, start }) => {
          const row = list[index]!;
          return (
            <li key={row.nodeId} style={{ top: start, height: ROW }}>
              <button
                type="button"
                className={css.row}
                data-selected={selected === row.nodeId || undefined}
                aria-pressed={selected === row.nodeId}
                onClick={() => onSelect(row.nodeId)}
              >
                <span className={css.name} style={{ '--tone': `var(--rp-${STATUS[row.status].tone})` } as React.CSSProperties}>
                  <StatusIcon status={row.status} />
                  <span className="truncate">{names.get(row.nodeId) ?? row.nodeId}</span>
                  <span className={css.hidden}>{spoken(row)}</span>
                </span>
                <svg className={css.bars} width={width} height={ROW} aria-hidden>
                  {marks.map((at) => (
                    <line key={at} x1={x(at)} x2={x(at)} y1={0} y2={ROW} className={css.grid} />
                  ))}
                  {row.bars.map((bar, place) => (
                    <Stretch key={place} bar={bar} x={x} />
                  ))}
                  <Length row={row} x={x} />
                </svg>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Stretch({ bar, x }: { bar: Bar; x: (ms: number) => number }) {
  const from = x(bar.from);
  const to = x(bar.to);
  const tone = `var(--rp-${bar.tone})`;
  if (bar.pause) return <line x1={from} x2={to} y1={ROW / 2} y2={ROW / 2} stroke={tone} strokeWidth={1.5} strokeDasharray="3 4" />;
  return <rect x={from} y={9} width={Math.max(to - from, 3)} height={14} rx={Math.min(4, Math.max(to - from, 3) / 2)} fill={tone} fillOpacity={bar.tone === 'waiting' ? 0.7 : 0.9} />;
}

function Length({ row, x }: { row: Row; x: (ms: number) => number }) {
  const last = row.bars.at(-1);
  if (!last || row.length === null) return null;
  const tries = row.tries > 1 ? ` · ${row.tries}×` : '';
  return (
    <text x={Math.max(x(last.to), x(last.from) + 3) + 7} y={ROW / 2 + 4} className={`${css.length} numbers`}>
      {duration(row.length)}
      {tries}
    </text>
  );
}

function spoken(row: Row): string {
  const length = row.length === null ? '' : `, ${duration(row.length)}`;
  const tries = row.tries > 1 ? `, ${row.tries} attempts` : '';
  return `, ${STATUS[row.status].word}${length}${tries}`;
}
