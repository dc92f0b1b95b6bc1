import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WorkflowItem } from '@/api/types';

/** Deleting cannot be undone, so the name is typed. */
export function DeleteDialog(props: { workflow: WorkflowItem | null; onClose: () => void; onDelete: (workflow: WorkflowItem) => void }) {
  const { workflow } = props;
  return (
    <Modal opened={workflow !== null} onClose={props.onClose} title="Delete workflow" closeButtonProps={{ 'aria-label': 'Close' }}>
      {workflow && <Confirm key={workflow.id} {...props} workflow={workflow} />}
    </Modal>
  );
}

function Confirm({ workflow, onClose, onDelete }: { workflow: WorkflowItem; onClose: () => void; onDelete: (workflow: WorkflowItem) => void }) {
  const [typed, setTyped] = useState('');
  const same = typed.trim() === workflow.name.trim();
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (!same) return;
    onDelete(workflow);
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          All versions of <strong>{workflow.name}</strong> go away for good and its triggers stop. To keep it out of sight only,
          archive it.
        </Text>
        <TextInput
          label={`Type “${workflow.name}” to delete it`}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red.9" disabled={!same}>
            Delete
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
