import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiFailure } from '@/api/failure';
import * as links from '@/api/links';
import { show } from '@/test/render';
import { Component as InvitationPage } from './InvitationPage';
import { Component as ResetPasswordPage } from './ResetPasswordPage';

afterEach(() => vi.restoreAllMocks());

it('the link of a reset sets a new password with the token behind the hash', async () => {
  const reset = vi.spyOn(links, 'resetPassword').mockResolvedValue();
  show(<ResetPasswordPage />, '/reset-password#t0ken');
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('New password'), 'correct horse battery');
  await user.click(screen.getByRole('button', { name: 'Set password' }));
  expect(await screen.findByRole('status')).toHaveTextContent('Your new password is set');
  expect(reset).toHaveBeenCalledWith('t0ken', 'correct horse battery');
});

it('a reset that came too late is told as the server says it', async () => {
  vi.spyOn(links, 'resetPassword').mockRejectedValue(new ApiFailure(404, 'NOT_FOUND', 'No such link, or no longer'));
  show(<ResetPasswordPage />, '/reset-password#old');
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('New password'), 'correct horse battery');
  await user.click(screen.getByRole('button', { name: 'Set password' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('No such link, or no longer');
});

it('a link that was cut off can do nothing and says so', async () => {
  show(<ResetPasswordPage />, '/reset-password');
  expect(await screen.findByText(/This link is not whole/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Set password' })).toBeDisabled();
});

it('who is invited and has no account yet may make one, and keeps the invitation', async () => {
  show(<InvitationPage />, '/invitation#t0ken');
  const join = await screen.findByRole('link', { name: 'Create an account' });
  await waitFor(() => expect(join).toHaveAttribute('href', '/register#t0ken'));
  expect(screen.getByRole('link', { name: 'Sign in to join' })).toHaveAttribute(
    'href',
    '/sign-in?next=%2Finvitation%23t0ken',
  );
});
