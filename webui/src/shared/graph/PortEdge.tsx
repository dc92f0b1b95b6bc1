import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { PortEdgeElement } from './elements';
import { useMark } from './marks';
import css from './graph.module.css';

/** A connection; it is drawn strong once the run has taken it and faint once the run has passed it by. */
export const PortEdge = memo(function PortEdge(props: EdgeProps<PortEdgeElement>) {
  const source = useMark(props.source);
  const target = useMark(props.target);
  const port = props.data?.port ?? 'main';
  const [path, x, y] = getSmoothStepPath({ ...props, borderRadius: 10 });
  const way = wayOf(port, source?.status, source?.port, target?.status);
  return (
    <>
      <BaseEdge path={path} className={css.edge} data-way={way} />
      {port !== 'main' && (
        <EdgeLabelRenderer>
          <span className={css.port} data-way={way} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            {port}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

/** Where the port is not known, what became of the target tells. */
function wayOf(port: string, status?: string, left?: string | null, target?: string): 'open' | 'taken' | 'passed' {
  if (status === 'skipped') return 'passed';
  if (status !== 'completed' && status !== 'failed') return 'open';
  if (left) return left === port ? 'taken' : 'passed';
  if (target === 'skipped') return 'passed';
  return status === 'completed' && target && target !== 'pending' ? 'taken' : 'open';
}
