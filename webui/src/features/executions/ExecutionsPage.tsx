import { Button, Select, Skeleton, Stack, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconActivity, IconFilterOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { executions, workflow, workflows } from '@/api/queries';
import type { ExecutionItem, ExecutionStatus } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { Pager } from '@/shared/Pager';
import { Problem } from '@/shared/Problem';
import { STATUS, goesOn } from '@/shared/status';
import { useCursors } from '@/shared/useCursors';
import { ExecutionRow } from './ExecutionRow';
import css from './executions.module.css';

const STATUSES: ExecutionStatus[] = ['running', 'waiting', 'paused', 'completed', 'failed', 'cancelled'];
const LIVELY_MS = 1_000;
const QUIET_MS = 5_000;

export function Component() {
  const [parameters, setParameters] = useSearchParams();
  const status = parameters.get('status') ?? '';
  const workflowId = parameters.get('workflowId') ?? '';
  const set = (name: string, value: string | null) =>
    setParameters(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  return (
    <div className={css.page}>
      <title>Executions · Reprise</title>
      <Title order={1}>Executions</Title>
      <div className={css.filters}>
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          data={STATUSES.map((value) => ({ value, label: STATUS[value].word }))}
          value={status || null}
          onChange={(value) => set('status', value)}
          clearButtonProps={{ 'aria-label': 'Any status' }}
        />
        <WorkflowFilter value={workflowId} onChange={(value) => set('workflowId', value)} />
      </div>
      <List status={status} workflowId={workflowId} onClear={() => setParameters({}, { replace: true })} />
    </div>
  );
}

function WorkflowFilter({ value, onChange }: { value: string; onChange: (value: string | null) => void }) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, 200);
  const chosen = useQuery({ ...workflow(value), enabled: value !== '' }).data;
  const found = useQuery({ ...workflows({ q: asked === chosen?.name ? '' : asked, limit: 50 }), placeholderData: keepPreviousData });
  const options = new Map((found.data?.items ?? []).map((item) => [item.id, item.name]));
  if (value) options.set(value, chosen?.name ?? 'This workflow');
  return (
    <Select
      aria-label="Workflow"
      placeholder="Any workflow"
      searchable
      clearable
      className={css.workflowFilter}
      data={[...options].map(([id, label]) => ({ value: id, label }))}
      value={value || null}
      onChange={onChange}
      onSearchChange={setTyped}
      nothingFoundMessage="No such workflow"
      clearButtonProps={{ 'aria-label': 'Any workflow' }}
    />
  );
}

/** Reads the list again each second while anything on it goes on and somebody looks. */
function refreshOf(items: ExecutionItem[] | undefined): number {
  return items?.some((item) => goesOn(item.status)) ? LIVELY_MS : QUIET_MS;
}

function List({ status, workflowId, onClear }: { status: string; workflowId: string; onClear: () => void }) {
  const { cursor, back, onward } = useCursors(`${status} ${workflowId}`);
  const list = useQuery({
    ...executions({ status, workflowId, ...(cursor && { cursor }) }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => refreshOf(query.state.data?.items),
  });
  if (list.isPending) return <Waiting />;
  if (list.isError && !list.data) return <Problem error={list.error} onRetry={() => void list.refetch()} />;
  const { items, nextCursor } = list.data;
  if (items.length === 0) return <Nothing filtered={status !== '' || workflowId !== ''} onClear={onClear} />;
  return (
    <Stack>
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      <ul className={css.list} aria-label="Executions">
        {items.map((item) => (
          <ExecutionRow key={item.id} execution={item} />
        ))}
      </ul>
      <Pager back={back} onward={onward(nextCursor)} />
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack gap={1} role="status" aria-busy="true" aria-label="Loading executions">
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={56} radius="md" />
      ))}
    </Stack>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={<IconFilterOff size={22} />}
        title="No execution matches"
        actions={
          <Button variant="default" onClick={onClear}>
            Show all executions
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<IconActivity size={22} />}
      title="Nothing has run yet"
      actions={
        <Button component={Link} to="/workflows">
          Go to the workflows
        </Button>
      }
    >
      Run a workflow by hand, or publish and activate one and call its webhook. Every run shows here the moment it starts.
    </EmptyState>
  );
}
