import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '@/api/types';
import { CodeEditor } from '@/shared/code/CodeEditor';
import css from './editor.module.css';

interface Asked {
  opened: boolean;
  running: boolean;
  onClose: () => void;
  onRun: (input: Json) => void;
}

/** Asks for the input, which the workflow sees as `trigger.body`. */
export function RunDialog({ opened, running, onClose, onRun }: Asked) {
  const [text, setText] = useState('{\n  \n}');
  const input = read(text);
  return (
    <Modal opened={opened} onClose={onClose} title="Run the workflow" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          The input, as JSON. The workflow finds it in <code>trigger.body</code>.
        </Text>
        <div className={css.input}>
          <CodeEditor value={text} onChange={setText} language="json" label="Input as JSON" />
        </div>
        {'problem' in input && (
          <Text size="sm" className={css.bad} role="alert">
            This is not JSON yet: {input.problem}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={running} disabled={'problem' in input} onClick={() => 'value' in input && onRun(input.value)} data-autofocus>
            Run
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function read(text: string): { value: Json } | { problem: string } {
  if (text.trim() === '') return { value: {} };
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
