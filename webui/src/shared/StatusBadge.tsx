import {
  IconAlertTriangle,
  IconArchive,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconPencil,
  IconPlayerPause,
  IconPlayerSkipForward,
  IconPlayerPlay,
  IconRefresh,
  IconRocket,
} from '@tabler/icons-react';
import { STATUS, colourOf, type Status } from './status';
import css from './StatusBadge.module.css';

const ICON: Record<Status, typeof IconCheck> = {
  running: IconPlayerPlay,
  retrying: IconRefresh,
  waiting: IconClock,
  paused: IconPlayerPause,
  completed: IconCheck,
  failed: IconAlertTriangle,
  cancelled: IconBan,
  skipped: IconPlayerSkipForward,
  pending: IconCircleDashed,
  draft: IconPencil,
  published: IconRocket,
  archived: IconArchive,
};

/** A status as an icon and a word, in its colour. */
export function StatusBadge({ status, plain = false }: { status: Status; plain?: boolean }) {
  return (
    <span
      className={css.badge}
      data-plain={plain || undefined}
      data-status={status}
      style={{ '--tone': colourOf(status) } as React.CSSProperties}
    >
      <StatusIcon status={status} />
      {STATUS[status].word}
    </span>
  );
}

export function StatusIcon({ status, size = 13 }: { status: Status; size?: number }) {
  const Icon = ICON[status];
  return <Icon size={size} stroke={2.2} aria-hidden className={status === 'running' ? css.pulsing : undefined} />;
}
