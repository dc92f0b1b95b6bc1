import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Definition } from '@/api/types';
import { diff } from './diff';
import css from './editor.module.css';

interface Conflict {
  theirs: Definition;
  mine: string;
  onKeepEditing: () => void;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

/** Somebody else saved meanwhile. Both texts are shown, and nothing is overwritten unless it is asked for. */
export function ConflictDialog({ theirs, mine, onKeepEditing, onTakeTheirs, onSaveMine }: Conflict) {
  return (
    <Modal opened onClose={onKeepEditing} title={`Version ${theirs.version} was saved meanwhile`} size="xl" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack>
        <Text size="sm">
          The workflow was changed elsewhere while you were editing. Lines with <strong>−</strong> are only in version{' '}
          {theirs.version}, lines with <strong>+</strong> only in yours.
        </Text>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
        <pre className={css.diff} tabIndex={0} aria-label="Differences">
          {diff(theirs.yaml.trimEnd(), mine.trimEnd()).map((line, index) => (
            <span key={index} data-kind={line.kind}>
              {{ same: '  ', theirs: '− ', mine: '+ ' }[line.kind]}
              {line.text}
              {'\n'}
            </span>
          ))}
        </pre>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            Drop mine, take version {theirs.version}
          </Button>
          <Button variant="default" onClick={onSaveMine}>
            Save mine as version {theirs.version + 1}
          </Button>
          <Button onClick={onKeepEditing} data-autofocus>
            Keep editing
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
