import { failureOf, unreachable } from './failure';

/** Makes an account; an invitation allows that where registration is closed. It needs no session, so it goes past the client that has one. */
export async function register(account: { email: string; password: string; fullName: string; invitation?: string }): Promise<void> {
  const body = { email: account.email, password: account.password, ...(account.fullName && { fullName: account.fullName }), ...(account.invitation && { invitation: account.invitation }) };
  const response = await fetch('/api/v1/auth/register', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await failureOf(response);
}
