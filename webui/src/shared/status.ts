import type { ExecutionStatus, NodeStatus, WorkflowStatus } from '@/api/types';

export type Status = ExecutionStatus | NodeStatus | WorkflowStatus;

/** The token that colours a status, and the word for it. Colour never stands alone. */
export const STATUS: Record<Status, { word: string; tone: Tone }> = {
  running: { word: 'Running', tone: 'running' },
  retrying: { word: 'Retrying', tone: 'waiting' },
  waiting: { word: 'Waiting', tone: 'waiting' },
  paused: { word: 'Paused', tone: 'waiting' },
  completed: { word: 'Completed', tone: 'completed' },
  failed: { word: 'Failed', tone: 'failed' },
  cancelled: { word: 'Cancelled', tone: 'skipped' },
  skipped: { word: 'Skipped', tone: 'skipped' },
  pending: { word: 'Pending', tone: 'pending' },
  draft: { word: 'Draft', tone: 'pending' },
  published: { word: 'Published', tone: 'running' },
  archived: { word: 'Archived', tone: 'skipped' },
};

export type Tone = 'running' | 'completed' | 'failed' | 'waiting' | 'pending' | 'skipped';

export function colourOf(status: Status): string {
  return `var(--rp-${STATUS[status].tone})`;
}

/** Whether an execution is still going on. */
export function goesOn(status: ExecutionStatus): boolean {
  return status === 'running' || status === 'waiting' || status === 'paused';
}
