import { Button, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPencil, IconPlayerStop } from '@tabler/icons-react';
import { Link } from 'react-router';
import { request } from '@/api/client';
import type { Line } from '@/api/follow';
import { executionPath } from '@/api/queries';
import type { Execution } from '@/api/types';
import { Ago } from '@/shared/Ago';
import { CopyButton } from '@/shared/CopyButton';
import { StatusBadge } from '@/shared/StatusBadge';
import { goesOn } from '@/shared/status';
import { duration } from '@/shared/time';
import { done, failed } from '@/shared/toast';
import { span } from './timeline';
import type { Run } from './run';
import css from './ExecutionHead.module.css';

/** Which execution this is, how it stands, and how to stop it. */
export function ExecutionHead({ execution, run, line, now }: { execution: Execution; run: Run; line: Line; now: number }) {
  const live = goesOn(run.status);
  return (
    <header className={css.head}>
      <h1 className="truncate">{execution.workflowName}</h1>
      <StatusBadge status={run.status} />
      <span className={`${css.facts} numbers`}>
        <span>v{execution.workflowVersion}</span>
        <span>{execution.trigger}</span>
        <Ago at={execution.startedAt} />
        <span data-testid="duration">{duration(run.startedAt ? span(run, now) : (execution.durationMs ?? 0))}</span>
        <span className={css.id}>
          <code className="mono">{execution.id}</code>
          <CopyButton value={execution.id} label="Copy execution id" />
        </span>
      </span>
      <span className={css.actions}>
        {(live || line.state === 'refused') && <LivePill line={line} />}
        {live && <CancelButton id={execution.id} />}
        <Tooltip label="Open the workflow">
          <Button component={Link} to={`/workflows/${execution.workflowId}`} variant="default" size="sm" leftSection={<IconPencil size={16} />} className={css.edit}>
            Workflow
          </Button>
        </Tooltip>
      </span>
    </header>
  );
}

function LivePill({ line }: { line: Line }) {
  const words = { connecting: 'Connecting', live: 'Live', over: 'Ended', broken: 'Reconnecting', refused: 'Not live' }[line.state];
  const why = 'failure' in line ? line.failure.message : 'What happens shows at once';
  return (
    <Tooltip label={why}>
      <span className={css.pill} data-state={line.state} role="status">
        {words}
      </span>
    </Tooltip>
  );
}

function CancelButton({ id }: { id: string }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => request<unknown>(`${executionPath(id)}/cancel`, { method: 'POST' }),
    onSuccess: () => done('The execution is being cancelled'),
    onError: (error) => failed('The execution was not cancelled', error),
    onSettled: () => client.invalidateQueries({ queryKey: ['execution', id], exact: true }),
  });
  return (
    <Button variant="default" size="sm" leftSection={<IconPlayerStop size={16} />} loading={cancel.isPending} onClick={() => cancel.mutate()}>
      Cancel
    </Button>
  );
}
