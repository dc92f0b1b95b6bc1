import { Button, CloseButton, Group, SegmentedControl, Skeleton, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconPlus, IconRoute, IconSearch, IconSearchOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { workflows } from '@/api/queries';
import type { WorkflowItem } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { Pager } from '@/shared/Pager';
import { Problem } from '@/shared/Problem';
import { useCursors } from '@/shared/useCursors';
import { CreateDialog } from './CreateDialog';
import { DeleteDialog } from './DeleteDialog';
import { EXAMPLES } from './examples';
import { useWorkflowActions } from './useWorkflowActions';
import { WorkflowRow } from './WorkflowRow';
import css from './workflows.module.css';

const STATUSES = [
  { value: '', label: 'All' },
  { value: 'draft', label: 'Draft' },
  { value: 'published', label: 'Published' },
  { value: 'archived', label: 'Archived' },
];

export function Component() {
  const [parameters, setParameters] = useSearchParams();
  const q = parameters.get('q') ?? '';
  const status = parameters.get('status') ?? '';
  const creating = parameters.get('new');
  const set = (name: string, value: string | null) =>
    setParameters(
      (now) => {
        if (value === null || (value === '' && name !== 'new')) now.delete(name);
        else now.set(name, value);
        return now;
      },
      { replace: true },
    );
  return (
    <div className={css.page}>
      <title>Workflows · Reprise</title>
      <Group justify="space-between" wrap="nowrap">
        <Title order={1}>Workflows</Title>
        <Button leftSection={<IconPlus size={17} />} onClick={() => set('new', '')}>
          New workflow
        </Button>
      </Group>
      <div className={css.filters}>
        <Search key={q === '' ? 'cleared' : 'typed'} q={q} onSearch={(value) => set('q', value)} />
        <SegmentedControl data={STATUSES} value={status} onChange={(value) => set('status', value)} aria-label="Status" />
      </div>
      <List q={q} status={status} onNew={(example) => set('new', example)} onClear={() => setParameters({}, { replace: true })} />
      <CreateDialog key={creating} opened={creating !== null} first={creating || undefined} onClose={() => set('new', null)} />
    </div>
  );
}

function Search({ q, onSearch }: { q: string; onSearch: (value: string) => void }) {
  const [text, setText] = useState(q);
  const search = useDebouncedCallback(onSearch, 200);
  const type = (value: string) => {
    setText(value);
    search(value);
  };
  return (
    <TextInput
      type="search"
      className={css.search}
      aria-label="Search workflows"
      placeholder="Search workflows"
      leftSection={<IconSearch size={16} />}
      rightSection={text && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

interface Listed {
  q: string;
  status: string;
  onNew: (example: string) => void;
  onClear: () => void;
}

function List({ q, status, onNew, onClear }: Listed) {
  const { cursor, back, onward } = useCursors(`${q} ${status}`);
  const [deleting, setDeleting] = useState<WorkflowItem | null>(null);
  const actions = useWorkflowActions();
  const list = useQuery({
    ...workflows({ q, status, ...(cursor && { cursor }) }),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  if (list.isPending) return <Waiting />;
  if (list.isError && !list.data) return <Problem error={list.error} onRetry={() => void list.refetch()} />;
  const { items, nextCursor } = list.data;
  if (items.length === 0 && (q || status)) return <NothingFound q={q} onClear={onClear} />;
  if (items.length === 0) return <First onNew={onNew} />;
  return (
    <Stack>
      {list.isError && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      <ul className={css.list} aria-label="Workflows">
        {items.map((workflow) => (
          <WorkflowRow key={workflow.id} workflow={workflow} actions={actions} onDelete={() => setDeleting(workflow)} />
        ))}
      </ul>
      <Pager back={back} onward={onward(nextCursor)} />
      <DeleteDialog workflow={deleting} onClose={() => setDeleting(null)} onDelete={(workflow) => actions.remove.mutate(workflow)} />
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack gap={1} aria-busy="true" aria-label="Loading workflows" role="status">
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={74} radius="md" />
      ))}
    </Stack>
  );
}

function NothingFound({ q, onClear }: { q: string; onClear: () => void }) {
  return (
    <EmptyState
      icon={<IconSearchOff size={22} />}
      title={q ? `No workflow matches “${q}”` : 'No workflow has this status'}
      actions={
        <Button variant="default" onClick={onClear}>
          Show all workflows
        </Button>
      }
    />
  );
}

function First({ onNew }: { onNew: (example: string) => void }) {
  return (
    <EmptyState
      icon={<IconRoute size={22} />}
      title="Your first workflow"
      actions={
        <Group justify="center" gap="xs">
          {EXAMPLES.map((example, index) => (
            <Button key={example.key} variant={index === 0 ? 'filled' : 'default'} onClick={() => onNew(example.key)}>
              {example.title}
            </Button>
          ))}
        </Group>
      }
    >
      A workflow is a few nodes and the edges between them. Start from an example that runs as it is and change it to your needs.
    </EmptyState>
  );
}
