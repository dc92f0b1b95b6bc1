import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copy } from './copy';

/** Copies a text; the check mark says that it did. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const act = () =>
    copy(value).then(
      () => {
        setCopied(true);
        setTimeout(() => setCopied(false), 1500);
      },
      () => setCopied(false),
    );
  return (
    <Tooltip label={copied ? 'Copied' : label}>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} onClick={() => void act()}>
        {copied ? <IconCheck size={15} color="var(--rp-completed)" /> : <IconCopy size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}
