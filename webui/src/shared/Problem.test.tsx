import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ApiFailure } from '@/api/failure';
import { show } from '@/test/render';
import { Problem } from './Problem';

it('a problem shows what the server said, the request id and a way to try again', async () => {
  const retry = vi.fn();
  const details = [{ field: 'nodes[0].type', issue: 'is unknown' }];
  show(<Problem error={new ApiFailure(400, 'VALIDATION_ERROR', 'Invalid workflow', 'r-17', details)} onRetry={retry} />);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Invalid workflow');
  expect(alert).toHaveTextContent('nodes[0].type is unknown');
  expect(alert).toHaveTextContent('r-17');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

it('a lost connection is named as such', async () => {
  show(<Problem error={new ApiFailure(0, 'UNREACHABLE', 'The server cannot be reached.')} />);
  expect(await screen.findByRole('heading', { name: 'No connection' })).toBeVisible();
});
