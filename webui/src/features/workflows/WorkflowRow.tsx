import { ActionIcon, Badge, Menu, Switch, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArchive, IconCopy, IconDots, IconPencil, IconPlayerPlay, IconRocket, IconTrash } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { WorkflowItem } from '@/api/types';
import { Ago } from '@/shared/Ago';
import { StatusBadge } from '@/shared/StatusBadge';
import { iconOf } from '@/shared/graph/icons';
import type { useWorkflowActions } from './useWorkflowActions';
import css from './workflows.module.css';

type Actions = ReturnType<typeof useWorkflowActions>;

/** A workflow in the list: what it is, how it did last, and what can be done with it. */
export function WorkflowRow({ workflow, actions, onDelete }: { workflow: WorkflowItem; actions: Actions; onDelete: () => void }) {
  return (
    <li className={css.row}>
      <div className={css.name}>
        <Link to={`/workflows/${workflow.id}`} className={css.title}>
          {workflow.name}
        </Link>
        {workflow.description && <span className="muted truncate">{workflow.description}</span>}
        {workflow.tags.length > 0 && (
          <span className={css.tags}>
            {workflow.tags.map((tag) => (
              <Badge key={tag} size="sm" variant="default" tt="none" fw={500}>
                {tag}
              </Badge>
            ))}
          </span>
        )}
      </div>
      <Triggers types={workflow.triggers} />
      <div className={css.status}>
        <StatusBadge status={workflow.status} />
        <span className="muted numbers">v{workflow.version}</span>
      </div>
      <LastRun workflow={workflow} />
      <div className={css.actions}>
        <ActiveSwitch workflow={workflow} actions={actions} />
        <Tooltip label="Run now">
          <ActionIcon
            variant="default"
            size={36}
            aria-label={`Run ${workflow.name} now`}
            disabled={workflow.status === 'archived'}
            loading={actions.run.isPending && actions.run.variables.id === workflow.id}
            onClick={() => actions.run.mutate(workflow)}
          >
            <IconPlayerPlay size={17} />
          </ActionIcon>
        </Tooltip>
        <RowMenu workflow={workflow} actions={actions} onDelete={onDelete} />
      </div>
    </li>
  );
}

function Triggers({ types }: { types: string[] }) {
  return (
    <span className={css.triggers}>
      {types.map((type) => {
        const Icon = iconOf(type);
        return (
          <Tooltip key={type} label={type}>
            <span role="img" aria-label={`Trigger: ${type}`} className={css.trigger}>
              <Icon size={16} stroke={1.7} aria-hidden />
            </span>
          </Tooltip>
        );
      })}
    </span>
  );
}

function LastRun({ workflow }: { workflow: WorkflowItem }) {
  const { lastStatus, lastStartedAt, total, failed, running } = workflow.executions;
  if (!lastStatus || !lastStartedAt) return <div className={`${css.last} muted`}>Never ran</div>;
  return (
    <div className={css.last}>
      <span className={css.lastLine}>
        <StatusBadge status={lastStatus} plain />
        <span className="muted">
          <Ago at={lastStartedAt} />
        </span>
      </span>
      <Link to={`/executions?workflowId=${workflow.id}`} className={css.count}>
        {total} {total === 1 ? 'execution' : 'executions'}
        {running > 0 && `, ${running} going on`}
        {failed > 0 && `, ${failed} failed`}
      </Link>
    </div>
  );
}

function ActiveSwitch({ workflow, actions }: { workflow: WorkflowItem; actions: Actions }) {
  const ready = workflow.publishedVersion !== null && workflow.status !== 'archived';
  const label = !ready ? 'Publish it first, then its triggers can fire' : workflow.active ? 'Active: its triggers fire' : 'Not active';
  return (
    <Tooltip label={label}>
      <span>
        <Switch
          aria-label={`${workflow.name} is active`}
          checked={workflow.active}
          disabled={!ready}
          size="md"
          onChange={(event) => actions.change.mutate({ workflow, verb: event.currentTarget.checked ? 'activate' : 'deactivate' })}
        />
      </span>
    </Tooltip>
  );
}

function RowMenu({ workflow, actions, onDelete }: { workflow: WorkflowItem; actions: Actions; onDelete: () => void }) {
  const change = (verb: 'publish' | 'duplicate' | 'archive') => () => actions.change.mutate({ workflow, verb });
  const archive = () =>
    modals.openConfirmModal({
      title: 'Archive workflow',
      children: `${workflow.name} leaves the list and its triggers stop. Executions that are going on finish.`,
      labels: { confirm: 'Archive', cancel: 'Cancel' },
      onConfirm: change('archive'),
    });
  return (
    <Menu width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={`More for ${workflow.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={`/workflows/${workflow.id}`} leftSection={<IconPencil size={16} />}>
          Edit
        </Menu.Item>
        {workflow.status !== 'archived' && workflow.publishedVersion !== workflow.version && (
          <Menu.Item leftSection={<IconRocket size={16} />} onClick={change('publish')}>
            Publish version {workflow.version}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={change('duplicate')}>
          Duplicate
        </Menu.Item>
        <Menu.Divider />
        {workflow.status !== 'archived' && (
          <Menu.Item leftSection={<IconArchive size={16} />} onClick={archive}>
            Archive…
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconTrash size={16} />} className={css.danger} onClick={onDelete}>
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
