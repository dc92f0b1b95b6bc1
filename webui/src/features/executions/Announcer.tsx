import { VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { STATUS, goesOn } from '@/shared/status';
import type { Run } from './run';

/** Tells a screen reader how the run goes, in sums and not step by step. */
export function Announcer({ run, names }: { run: Run; names: ReadonlyMap<string, string> }) {
  const [words] = useDebouncedValue(wordsOf(run, names), 1500);
  return <VisuallyHidden aria-live="polite">{words}</VisuallyHidden>;
}

function wordsOf(run: Run, names: ReadonlyMap<string, string>): string {
  const nodes = Object.entries(run.nodes);
  const done = nodes.filter(([, node]) => node.status === 'completed').length;
  const failed = nodes.filter(([, node]) => node.status === 'failed').map(([id]) => names.get(id) ?? id);
  const steps = `${done} of ${Math.max(names.size, nodes.length)} steps done`;
  const failures = failed.length > 0 ? `, failed: ${failed.join(', ')}` : '';
  return goesOn(run.status) ? steps + failures : `Execution ${STATUS[run.status].word.toLowerCase()}, ${steps}${failures}`;
}
