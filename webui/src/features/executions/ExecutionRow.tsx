import { Link } from 'react-router';
import type { ExecutionItem } from '@/api/types';
import { Ago } from '@/shared/Ago';
import { StatusBadge } from '@/shared/StatusBadge';
import { goesOn } from '@/shared/status';
import { duration } from '@/shared/time';
import { useNow } from '@/shared/useNow';
import { iconOf } from '@/shared/graph/icons';
import css from './executions.module.css';

/** An execution in the list; all of the row leads to it. */
export function ExecutionRow({ execution }: { execution: ExecutionItem }) {
  const Icon = iconOf(execution.trigger);
  return (
    <li className={css.row}>
      <StatusBadge status={execution.status} />
      <span className={css.what}>
        <Link to={`/executions/${execution.id}`} className={css.title}>
          {execution.workflowName}
        </Link>
        {execution.error ? (
          <span className={`${css.error} truncate`}>{execution.error.message}</span>
        ) : (
          <span className="mono muted truncate">{execution.id}</span>
        )}
      </span>
      <span className={css.trigger}>
        <Icon size={15} stroke={1.7} aria-hidden />
        {execution.trigger} · v{execution.workflowVersion}
      </span>
      <span className={css.time}>
        <Ago at={execution.startedAt} />
      </span>
      <Length execution={execution} />
    </li>
  );
}

function Length({ execution }: { execution: ExecutionItem }) {
  const live = goesOn(execution.status);
  const now = useNow(live ? 500 : null);
  const length = live ? now - new Date(execution.startedAt).getTime() : execution.durationMs;
  return <span className={`${css.length} numbers`}>{length === null ? '–' : duration(length)}</span>;
}
