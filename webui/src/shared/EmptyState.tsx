import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

/** Says why there is nothing here and what to do about it. */
export function EmptyState(props: { icon: ReactNode; title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <Stack className={css.empty} align="center" gap={10}>
      <span className={css.icon}>{props.icon}</span>
      <Title order={2}>{props.title}</Title>
      {props.children && (
        <Text component="div" size="sm" c="dimmed" ta="center" maw={460}>
          {props.children}
        </Text>
      )}
      {props.actions}
    </Stack>
  );
}
