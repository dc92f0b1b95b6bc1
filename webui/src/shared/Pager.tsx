import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

/** Walks through a keyset list; absent when all of it is on one page. */
export function Pager(props: { back: (() => void) | null; onward: (() => void) | null }) {
  if (!props.back && !props.onward) return null;
  return (
    <Group justify="center" gap="xs" component="nav" aria-label="Pages of the list">
      <Button
        variant="default"
        size="sm"
        leftSection={<IconChevronLeft size={16} />}
        disabled={!props.back}
        onClick={() => props.back?.()}
      >
        Newer
      </Button>
      <Button
        variant="default"
        size="sm"
        rightSection={<IconChevronRight size={16} />}
        disabled={!props.onward}
        onClick={() => props.onward?.()}
      >
        Older
      </Button>
    </Group>
  );
}
