import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

/** Keeps unsaved changes from being lost by a click on a link or a closed tab. */
export function LeaveGuard({ dirty, onSave }: { dirty: boolean; onSave: () => Promise<unknown> }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  const stay = () => blocker.reset?.();
  const saveAndLeave = () => onSave().then(() => blocker.proceed?.(), stay);
  return (
    <Modal opened={blocker.state === 'blocked'} onClose={stay} title="Leave without saving?" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Text size="sm">What you changed in this workflow is not saved yet.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Drop the changes
        </Button>
        <Button variant="default" onClick={stay}>
          Stay
        </Button>
        <Button onClick={() => void saveAndLeave()} data-autofocus>
          Save and leave
        </Button>
      </Group>
    </Modal>
  );
}
