import { request } from './client';
import { failureOf, unreachable } from './failure';

/** Chooses a new password by the link that somebody was sent. It needs no session: who has lost the password has none. */
export async function resetPassword(token: string, password: string): Promise<void> {
  const response = await fetch('/api/v1/auth/password-reset/confirm', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ token, password }),
  }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await failureOf(response);
}

/** Makes whoever is signed in a member of the workspace that invites. */
export function acceptInvitation(token: string): Promise<unknown> {
  return request(`/api/v1/invitations/${encodeURIComponent(token)}/accept`, { method: 'POST' });
}
