import type { ExecutionEvent } from '@/api/types';
import { moment } from '@/shared/time';

const TITLES: Record<ExecutionEvent['type'], string> = {
  'execution.started': 'Execution started',
  'execution.node-started': 'Node started',
  'execution.node-completed': 'Node completed',
  'execution.node-failed': 'Node failed',
  'execution.node-retry-scheduled': 'Retry scheduled',
  'execution.node-waiting': 'Node waits',
  'execution.node-skipped': 'Node skipped',
  'execution.logged': 'Logged',
  'execution.responded': 'Responded',
  'execution.ended': 'Execution ended',
};

/** The name of an event for people; one that this page does not know keeps its own. */
export function titleOf(type: string): string {
  return TITLES[type as ExecutionEvent['type']] ?? type;
}

/** What is worth knowing of an event in a few words. */
export function summary(event: ExecutionEvent): string {
  switch (event.type) {
    case 'execution.started':
      return `by ${event.data.trigger}, version ${event.data.workflowVersion}`;
    case 'execution.node-started':
      return event.data.attempt > 1 ? `attempt ${event.data.attempt}` : '';
    case 'execution.node-completed':
      return event.data.port === 'main' ? '' : `left by ${event.data.port}`;
    case 'execution.node-failed':
      return `${event.data.failure.code}: ${event.data.failure.message}`;
    case 'execution.node-retry-scheduled':
      return `for ${moment(event.data.dueAt)}`;
    case 'execution.node-waiting':
      return event.data.until ? `until ${moment(event.data.until)}` : '';
    case 'execution.logged':
      return `${event.data.level.toUpperCase()} ${event.data.message}`;
    case 'execution.responded':
      return String(event.data.status);
    case 'execution.ended':
      return event.data.error ? `${event.data.status}: ${event.data.error.message}` : event.data.status;
    case 'execution.node-skipped':
      return '';
    default:
      return '';
  }
}
