import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { execution } from '@/api/queries';
import { StatusBadge } from '@/shared/StatusBadge';
import { goesOn } from '@/shared/status';
import css from './editor.module.css';

/** How the execution that was started from here is doing. */
export function LastRun({ executionId }: { executionId: string }) {
  const told = useQuery({
    ...execution(executionId),
    refetchInterval: (query) => (!query.state.data || goesOn(query.state.data.status) ? 1_000 : false),
  });
  return (
    <div className={css.lastRun} role="status">
      <span className="muted">Last run</span>
      {told.data && <StatusBadge status={told.data.status} />}
      {told.data?.error && <span className="truncate">{told.data.error.message}</span>}
      <Link to={`/executions/${executionId}`}>{told.data && !goesOn(told.data.status) ? 'Look at it' : 'Watch it live'}</Link>
    </div>
  );
}
