import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { createWorkflow } from '@/api/workflowActions';
import { Problem } from '@/shared/Problem';
import { EXAMPLES } from './examples';
import css from './workflows.module.css';

/** Asks for a name and an example to start from, and opens the new workflow in the editor. */
export function CreateDialog({ opened, onClose, first }: { opened: boolean; onClose: () => void; first?: string | undefined }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New workflow" size="md" closeButtonProps={{ 'aria-label': 'Close' }}>
      <CreateForm onClose={onClose} first={first} />
    </Modal>
  );
}

function CreateForm({ onClose, first }: { onClose: () => void; first?: string | undefined }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [touched, setTouched] = useState(false);
  const [key, setKey] = useState(first ?? EXAMPLES[0]!.key);
  const create = useMutation({
    mutationFn: () => createWorkflow(EXAMPLES.find((example) => example.key === key)!.yaml(name.trim())),
    onSuccess: (workflow) => {
      void client.invalidateQueries({ queryKey: ['workflows'] });
      void navigate(`/workflows/${workflow.id}`);
    },
  });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (name.trim()) create.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {create.isError && <Problem error={create.error} />}
        <TextInput
          label="Name"
          placeholder="Order intake"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={touched && !name.trim() && 'Give the workflow a name'}
        />
        <Radio.Group label="Start from" value={key} onChange={setKey}>
          <Stack gap={8} mt={6}>
            {EXAMPLES.map((example) => (
              <Radio.Card key={example.key} value={example.key} className={css.example}>
                <Radio.Indicator />
                <span>
                  <Text size="sm" fw={600}>
                    {example.title}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {example.about}
                  </Text>
                </span>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
