import { ApiFailure, failureOf, unreachable } from './failure';
import type { TokenAnswer } from './types';
import type { Vault } from './vault';

const MARK = 'reprise.session';
const MARGIN_MS = 30_000;

/** What a session needs of the browser. */
export interface Surroundings {
  /** Holds the refresh token. */
  vault: Vault;
  /** Holds a mark that says, at once and to all tabs, whether somebody is signed in. */
  marks: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  now: () => number;
}

/**
 * Who is signed in, in every tab of this browser. The access token lives in memory only; the refresh token is shared
 * between the tabs. The server rotates it and revokes the whole family when an old one comes back, so only one tab
 * renews at a time and always with the token that is in the vault at that moment.
 */
export class Session {
  private access: { token: string; expiresAt: number } | null = null;
  private renewing: Promise<string> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly world: Surroundings) {}

  get signedIn(): boolean {
    return this.world.marks.getItem(MARK) !== null;
  }

  async signIn(email: string, password: string): Promise<void> {
    const response = await this.post('/api/v1/auth/token', { email, password });
    if (!response.ok) throw await failureOf(response);
    const answer = (await response.json()) as TokenAnswer;
    await this.world.exclusively(MARK, () => this.keep(answer));
    this.world.marks.setItem(MARK, 'signed in');
    this.tell();
  }

  /** A token for the next request, renewed before it runs out. */
  async accessToken(): Promise<string> {
    if (!this.signedIn) throw signedOut();
    if (this.access && this.access.expiresAt - MARGIN_MS > this.world.now()) return this.access.token;
    return this.renew();
  }

  /** Gets a new access token after the server refused this one; a token that is newer by now is good enough. */
  async afterRefusal(refused: string): Promise<string> {
    if (this.access && this.access.token !== refused) return this.access.token;
    this.access = null;
    return this.renew();
  }

  /** Ends the session in all tabs; the server revokes the token family as soon as it hears of it. */
  async signOut(): Promise<void> {
    await this.world.exclusively(MARK, async () => {
      const refreshToken = await this.world.vault.read();
      await this.forget();
      if (refreshToken) {
        await this.post('/api/v1/auth/logout', { refresh_token: refreshToken }).catch(() => undefined);
      }
    });
  }

  /** Another tab signed in or out. */
  storageChanged(key: string | null): void {
    if (key !== MARK && key !== null) return;
    if (!this.signedIn) this.access = null;
    this.tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private renew(): Promise<string> {
    this.renewing ??= this.world.exclusively(MARK, () => this.exchange()).finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async exchange(): Promise<string> {
    const refreshToken = await this.world.vault.read();
    if (!refreshToken) return this.over();
    const response = await this.post('/api/v1/auth/refresh', { refresh_token: refreshToken });
    if (response.ok) return this.keep((await response.json()) as TokenAnswer);
    if (response.status === 401 || response.status === 400) return this.over();
    throw await failureOf(response); // the server is busy or away: the session is still good
  }

  private async over(): Promise<never> {
    await this.forget();
    throw signedOut();
  }

  private async keep(answer: TokenAnswer): Promise<string> {
    await this.world.vault.write(answer.refresh_token);
    this.access = { token: answer.access_token, expiresAt: this.world.now() + answer.expires_in * 1000 };
    return answer.access_token;
  }

  private async forget(): Promise<void> {
    this.access = null;
    await this.world.vault.write(null);
    this.world.marks.removeItem(MARK);
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  private async post(path: string, body: object): Promise<Response> {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    return this.world.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
      throw unreachable();
    });
  }
}

function signedOut(): ApiFailure {
  return new ApiFailure(401, 'UNAUTHENTICATED', 'The session has ended. Sign in again.');
}
