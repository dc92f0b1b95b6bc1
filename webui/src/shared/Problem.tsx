import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { asFailure } from '@/api/failure';
import { CopyButton } from './CopyButton';
import css from './Problem.module.css';

/** What went wrong, in the server's words, with the request id to quote and a way to try again. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const failure = asFailure(error);
  return (
    <div role="alert" className={css.problem}>
      <IconAlertTriangle className={css.icon} size={20} aria-hidden />
      <Stack gap={6} style={{ minWidth: 0, flex: 1 }}>
        <Title order={2}>{titleOf(failure.status)}</Title>
        <Text size="sm">{failure.message}</Text>
        {failure.details.length > 0 && (
          <ul className={css.details}>
            {failure.details.map((detail) => (
              <li key={`${detail.field} ${detail.issue}`}>
                <code>{detail.field}</code> {detail.issue}
              </li>
            ))}
          </ul>
        )}
        {failure.retryAfterSeconds && (
          <Text size="sm">The server asks to wait {failure.retryAfterSeconds} s before the next try.</Text>
        )}
        <Group gap="xs">
          {onRetry && (
            <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
              Try again
            </Button>
          )}
          {failure.requestId && (
            <span className={css.request}>
              Request <code>{failure.requestId}</code>
              <CopyButton value={failure.requestId} label="Copy request id" />
            </span>
          )}
        </Group>
      </Stack>
    </div>
  );
}

function titleOf(status: number): string {
  if (status === 0) return 'No connection';
  if (status === 401) return 'Signed out';
  if (status === 403) return 'Not allowed';
  if (status === 404) return 'Not found';
  if (status === 409) return 'Changed meanwhile';
  if (status === 429) return 'Too many requests';
  return status >= 500 ? 'The server has a problem' : 'That did not work';
}
