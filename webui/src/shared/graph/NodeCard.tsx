import { Handle, Position, type NodeProps } from '@xyflow/react';
import { IconAlertCircleFilled } from '@tabler/icons-react';
import { memo } from 'react';
import { STATUS, colourOf } from '../status';
import { StatusIcon } from '../StatusBadge';
import { hueOf, iconOf } from './icons';
import { useMark, useSurface } from './marks';
import type { CardNode } from './elements';
import css from './graph.module.css';

/** A node of a workflow, with what is known of it right now. */
export const NodeCard = memo(function NodeCard({ id, data }: NodeProps<CardNode>) {
  const mark = useMark(id);
  const { selected, onSelect } = useSurface();
  const Icon = iconOf(data.type, data.icon);
  const down = data.direction === 'down';
  return (
    <div
      className={css.card}
      data-loop={data.loop || undefined}
      data-selected={selected === id || undefined}
      data-status={mark?.status}
      data-invalid={mark?.problems ? true : undefined}
      data-disabled={data.disabled || undefined}
      style={{ '--hue': hueOf(data.category), ...(mark?.status && { '--tone': colourOf(mark.status) }) } as React.CSSProperties}
    >
      {!data.trigger && <Handle type="target" position={down ? Position.Top : Position.Left} className={css.handle} isConnectable={false} />}
      <button type="button" className={`${css.face} nopan`} onClick={() => onSelect(id)} aria-pressed={selected === id}>
        <span className={css.tile}>
          <Icon size={18} stroke={1.8} aria-hidden />
        </span>
        <span className={css.words}>
          <span className={css.title}>{data.title}</span>
          <span className={css.subtitle}>
            {mark?.status ? (
              <span className={css.status}>
                <StatusIcon status={mark.status} size={12} />
                {STATUS[mark.status].word}
                {mark.detail && ` · ${mark.detail}`}
              </span>
            ) : (
              data.subtitle
            )}
          </span>
        </span>
        {mark?.problems ? (
          <span className={css.problems}>
            <IconAlertCircleFilled size={16} aria-hidden />
            <span className={css.hidden}>{mark.problems} problems</span>
          </span>
        ) : null}
      </button>
      {data.ports.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={down ? Position.Bottom : Position.Right}
          className={css.handle}
          style={{ [down ? 'left' : 'top']: `${((index + 1) / (data.ports.length + 1)) * 100}%` }}
          isConnectable={false}
        />
      ))}
    </div>
  );
});
