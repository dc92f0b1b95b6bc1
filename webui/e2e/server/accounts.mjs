import { randomUUID } from 'node:crypto';
import { Refusal } from './http.mjs';

/** Accounts in memory, with refresh tokens that rotate and a family that is revoked when an old one comes back. */
export class Accounts {
  constructor({ lifetimeSeconds = 900 } = {}) {
    this.lifetimeSeconds = lifetimeSeconds;
    this.users = new Map();
    this.access = new Map();
    this.refresh = new Map();
    this.refreshes = 0;
  }

  register({ email, password, fullName }) {
    const details = [];
    if (!/^[^\s@]+@[^\s@]+$/.test(email ?? '')) details.push({ field: 'email', issue: 'must be an e-mail address' });
    if ((password ?? '').length < 10) details.push({ field: 'password', issue: 'must have at least 10 characters' });
    if (details.length > 0) throw new Refusal(400, 'VALIDATION_ERROR', 'The account cannot be made', details);
    if (this.users.has(email)) throw new Refusal(409, 'CONFLICT', 'This e-mail address is registered already');
    const user = {
      id: randomUUID(),
      email,
      fullName: fullName ?? null,
      lastSignInAt: null,
      workspaces: [{ id: randomUUID(), name: 'Own workspace', role: 'owner' }],
    };
    this.users.set(email, { user, password });
    return user;
  }

  signIn({ email, password }) {
    const account = this.users.get(email);
    if (!account || account.password !== password) throw unauthenticated();
    account.user.lastSignInAt = new Date().toISOString();
    return this.issue(account.user, { revoked: false });
  }

  renew({ refresh_token: token }) {
    const known = this.refresh.get(token);
    if (!known) throw unauthenticated();
    if (known.used) known.family.revoked = true;
    if (known.family.revoked) throw unauthenticated();
    known.used = true;
    this.refreshes++;
    return this.issue(known.user, known.family);
  }

  signOut({ refresh_token: token }) {
    const known = this.refresh.get(token);
    if (known) known.family.revoked = true;
  }

  /** Whose request it is; refused without a good access token. */
  of(request) {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const known = this.access.get(token);
    if (!known || known.family.revoked || known.until < Date.now()) throw unauthenticated();
    return known.user;
  }

  issue(user, family) {
    const access = `access-${randomUUID()}`;
    const refresh = `refresh-${randomUUID()}`;
    this.access.set(access, { user, family, until: Date.now() + this.lifetimeSeconds * 1000 });
    this.refresh.set(refresh, { user, family, used: false });
    return { access_token: access, token_type: 'bearer', expires_in: this.lifetimeSeconds, refresh_token: refresh };
  }
}

function unauthenticated() {
  return new Refusal(401, 'UNAUTHENTICATED', 'Sign in first');
}
