import { Button, Kbd, Switch, Tooltip } from '@mantine/core';
import { IconDeviceFloppy, IconPlayerPlay, IconRocket } from '@tabler/icons-react';
import type { Workflow } from '@/api/types';
import { StatusBadge } from '@/shared/StatusBadge';
import css from './editor.module.css';

interface Bar {
  name: string;
  workflow: Workflow | undefined;
  version: number;
  dirty: boolean;
  saving: boolean;
  savedAt: number | null;
  busy: boolean;
  onSave: () => void;
  onPublish: () => void;
  onActive: (active: boolean) => void;
  onRun: () => void;
}

/** The name of the workflow, how it stands, and what can be done with it. */
export function EditorBar(bar: Bar) {
  const { workflow, dirty, version } = bar;
  const published = workflow?.publishedVersion ?? null;
  const upToDate = published === version && !dirty;
  return (
    <header className={css.bar}>
      <h1 className="truncate">{bar.name || 'Untitled workflow'}</h1>
      {workflow && <StatusBadge status={workflow.status} />}
      <span className={`${css.facts} numbers`}>
        v{version}
        {published !== null && published !== version && ` · v${published} is published`}
        <span role="status"> · {savedWords(bar)}</span>
      </span>
      <span className={css.actions}>
        <Tooltip label={published === null ? 'Publish it first, then its triggers can fire' : 'Whether its triggers fire'}>
          <span>
            <Switch
              label="Active"
              checked={workflow?.active ?? false}
              disabled={!workflow || published === null || bar.busy}
              onChange={(event) => bar.onActive(event.currentTarget.checked)}
            />
          </span>
        </Tooltip>
        <Tooltip label={<Keys words="Save" keys={['Ctrl', 'S']} />}>
          <Button variant="default" leftSection={<IconDeviceFloppy size={16} />} loading={bar.saving} disabled={!dirty} onClick={bar.onSave}>
            Save
          </Button>
        </Tooltip>
        <Tooltip label={upToDate ? 'This version is published' : 'Triggers will run this version'}>
          <Button variant="default" leftSection={<IconRocket size={16} />} disabled={upToDate || bar.busy} onClick={bar.onPublish}>
            Publish
          </Button>
        </Tooltip>
        <Tooltip label={<Keys words="Run" keys={['Ctrl', 'Enter']} />}>
          <Button leftSection={<IconPlayerPlay size={16} />} disabled={bar.saving} onClick={bar.onRun}>
            Run
          </Button>
        </Tooltip>
      </span>
    </header>
  );
}

function Keys({ words, keys }: { words: string; keys: string[] }) {
  return (
    <span>
      {words}{' '}
      {keys.map((key) => (
        <Kbd key={key} size="xs" ml={3}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}

function savedWords({ saving, dirty, savedAt }: Bar): string {
  if (saving) return 'Saving';
  if (dirty) return 'Not saved';
  if (savedAt === null) return 'Saved';
  return `Saved ${new Date(savedAt).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`;
}
