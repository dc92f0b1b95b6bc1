import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiFailure } from '@/api/failure';
import { session } from '@/api/session';
import { show } from '@/test/render';
import { Component as SignInPage } from './SignInPage';

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

async function send(email: string, password: string) {
  show(<SignInPage />, '/sign-in?next=%2Fexecutions');
  const user = userEvent.setup();
  if (email) await user.type(await screen.findByLabelText('E-mail'), email);
  if (password) await user.type(await screen.findByLabelText('Password'), password);
  await user.click(await screen.findByRole('button', { name: 'Sign in' }));
}

it('what is missing or wrong is said at its field, and nothing is sent', async () => {
  const signIn = vi.spyOn(session, 'signIn');
  await send('ada', '');
  expect(await screen.findByText(/This is not an e-mail address/)).toBeVisible();
  expect(screen.getByText('Enter your password')).toBeVisible();
  expect(signIn).not.toHaveBeenCalled();
});

it('a refusal is put in plain words', async () => {
  vi.spyOn(session, 'signIn').mockRejectedValue(new ApiFailure(401, 'UNAUTHENTICATED', 'Unauthenticated'));
  await send('ada@example.com', 'wrong');
  expect(await screen.findByRole('alert')).toHaveTextContent('The e-mail address or the password is wrong.');
});

it('too many tries are told when to come back', async () => {
  vi.spyOn(session, 'signIn').mockRejectedValue(new ApiFailure(429, 'RATE_LIMITED', 'Too many attempts.', 'r-3', [], 30));
  await send('ada@example.com', 'wrong');
  expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts. Try again in 30 s.');
});
