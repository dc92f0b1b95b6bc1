import { useVirtualizer } from '@tanstack/react-virtual';
import { IconChevronRight } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ExecutionEvent, Json } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { JsonView } from '@/shared/JsonView';
import { clock } from '@/shared/time';
import { summary, titleOf } from './eventWords';
import css from './EventList.module.css';

/** The history as it was journaled, event by event. */
export function EventList({ events, names }: { events: ExecutionEvent[]; names: ReadonlyMap<string, string> }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const view = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    getItemKey: (index) => events[index]!.sequenceNr,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  });
  const toggle = (sequenceNr: number) => {
    const next = new Set(open);
    if (!next.delete(sequenceNr)) next.add(sequenceNr);
    setOpen(next);
  };
  if (events.length === 0) return <EmptyState icon="…" title="Waiting for the first event" />;
  return (
    <div ref={scroller} className={css.scroller}>
      <ol className={css.list} style={{ height: view.getTotalSize() }} aria-label="Events">
        {view.getVirtualItems().map(({ index, start, key }) => {
          const event = events[index]!;
          const opened = open.has(event.sequenceNr);
          const nodeId = 'nodeId' in event ? event.nodeId : undefined;
          return (
            <li key={key} ref={view.measureElement} data-index={index} style={{ transform: `translateY(${start}px)` }}>
              <button type="button" className={css.row} aria-expanded={opened} onClick={() => toggle(event.sequenceNr)}>
                <IconChevronRight size={14} aria-hidden className={css.chevron} />
                <span className={`${css.nr} numbers`}>{event.sequenceNr}</span>
                <span className={`${css.time} numbers`}>{clock(event.at)}</span>
                <span className={css.title}>{titleOf(event.type)}</span>
                <span className={css.node}>{nodeId && (names.get(nodeId) ?? nodeId)}</span>
                <span className={css.summary}>{summary(event)}</span>
              </button>
              {opened && (
                <div className={css.data}>
                  <JsonView value={event as unknown as Json} label={event.type} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
