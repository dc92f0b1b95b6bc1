import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { session } from '@/api/session';
import type { WorkflowItem } from '@/api/types';
import { show } from '@/test/render';
import { Component as WorkflowsPage } from './WorkflowsPage';

const ORDERS: WorkflowItem = {
  id: 'w1', name: 'Orders', description: 'Takes orders', tags: ['shop'], status: 'published', active: false, version: 3, publishedVersion: 3,
  triggers: ['webhook'], createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z',
  executions: { total: 12, failed: 2, running: 1, lastStartedAt: '2026-01-01T00:00:00Z', lastStatus: 'failed' },
};

let answers: (path: string, method: string) => Response;
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const page = (...items: WorkflowItem[]) => json(200, { items, nextCursor: null });

beforeEach(() => {
  vi.spyOn(session, 'accessToken').mockResolvedValue('token');
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => answers(path, init.method ?? 'GET'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a workflow is listed with how it did last', async () => {
  answers = () => page(ORDERS);
  show(<WorkflowsPage />);
  const row = await screen.findByRole('listitem');
  expect(within(row).getByRole('link', { name: 'Orders' })).toHaveAttribute('href', '/workflows/w1');
  expect(row).toHaveTextContent('Published');
  expect(row).toHaveTextContent('Failed');
  expect(row).toHaveTextContent('12 executions, 1 going on, 2 failed');
});

it('an empty workspace offers a first example, an empty search the way back', async () => {
  answers = () => page();
  show(<WorkflowsPage />);
  expect(await screen.findByRole('heading', { name: 'Your first workflow' })).toBeVisible();
  show(<WorkflowsPage />, '/workflows?q=zebra');
  expect(await screen.findByRole('heading', { name: 'No workflow matches “zebra”' })).toBeVisible();
});

it('the switch goes back where the server refuses, and the reason is shown', async () => {
  answers = (_, method) =>
    method === 'POST' ? json(409, { error: { code: 'CONFLICT', message: 'Another workflow has this path', requestId: 'r9' } }) : page(ORDERS);
  show(<WorkflowsPage />);
  const active = await screen.findByRole('switch', { name: 'Orders is active' });
  await userEvent.click(active);
  expect(await screen.findByText(/Another workflow has this path/)).toBeVisible();
  await waitFor(() => expect(active).not.toBeChecked());
});

it('a workflow is deleted only once its name is typed', async () => {
  const asked: string[] = [];
  answers = (path, method) => {
    asked.push(`${method} ${path}`);
    return method === 'DELETE' ? new Response(null, { status: 204 }) : page(ORDERS);
  };
  show(<WorkflowsPage />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'More for Orders' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  const button = await screen.findByRole('button', { name: 'Delete' });
  expect(button).toBeDisabled();
  await user.type(screen.getByLabelText(/to delete it/), 'Orders');
  await user.click(button);
  await waitFor(() => expect(asked).toContain('DELETE /api/v1/workflows/w1'));
});

it('a list that cannot be read says why and can be read again', async () => {
  let broken = true;
  answers = () => (broken ? json(500, { error: { code: 'INTERNAL', message: 'Something broke', requestId: 'r5' } }) : page(ORDERS));
  show(<WorkflowsPage />);
  expect(await screen.findByRole('alert')).toHaveTextContent('r5');
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Orders' })).toBeVisible();
});
