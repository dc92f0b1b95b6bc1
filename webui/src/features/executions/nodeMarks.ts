import type { Mark } from '@/shared/graph/marks';
import { duration } from '@/shared/time';
import type { NodeRun, Run } from './run';

/** What the picture says beside each node of a run. */
export function marksOf(nodeIds: string[], run: Run, now: number): Record<string, Mark> {
  return Object.fromEntries(nodeIds.map((id) => [id, markOf(run.nodes[id], now)]));
}

function markOf(node: NodeRun | undefined, now: number): Mark {
  if (!node) return { status: 'pending' };
  const detail = detailOf(node, now);
  return { status: node.status, port: node.port, ...(detail && { detail }) };
}

function detailOf(node: NodeRun, now: number): string {
  const last = node.attempts.at(-1);
  if (node.status === 'retrying') return node.until ? `in ${seconds(new Date(node.until).getTime() - now)}` : '';
  if (!last || node.status === 'skipped') return '';
  const again = last.attempt > 1 ? `${last.attempt}× ` : '';
  if (last.endedAt) return again + duration(new Date(last.endedAt).getTime() - new Date(last.startedAt).getTime());
  return again + seconds(now - new Date(last.startedAt).getTime());
}

/** Whole seconds are steady to look at while time passes. */
function seconds(ms: number): string {
  return duration(Math.max(0, Math.round(ms / 1000)) * 1000).replace(/\.\d+ s$/, ' s').replace(/^0 ms$/, '0 s');
}
