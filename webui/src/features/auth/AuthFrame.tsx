import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '@/app/Logo';
import css from './AuthFrame.module.css';

/** The quiet page around signing in and registering. */
export function AuthFrame({ title, intro, children, foot }: { title: string; intro: string; children: ReactNode; foot: ReactNode }) {
  return (
    <main className={css.page}>
      <title>{`${title} · Reprise`}</title>
      <div className={css.brand}>
        <Logo size={36} />
        <span>Reprise</span>
      </div>
      <div className={css.card}>
        <Title order={1}>{title}</Title>
        <Text size="sm" c="dimmed" mt={4} mb="lg">
          {intro}
        </Text>
        {children}
      </div>
      <Text size="sm" component="div" c="dimmed">
        {foot}
      </Text>
    </main>
  );
}
