import { beforeEach, describe, expect, it } from 'vitest';
import { ApiFailure } from './failure';
import { Session } from './sessionRules';

/** A server that rotates refresh tokens and revokes the family on reuse, and a browser with tabs. */
class World {
  now = 0;
  refreshes = 0;
  busy = false;
  private number = 0;
  private good = '';
  private revoked = false;
  private kept: string | null = null;
  private readonly marks = new Map<string, string>();
  private line: Promise<unknown> = Promise.resolve();

  tab(): Session {
    return new Session({
      now: () => this.now,
      fetch: (path, init) => this.answer(path, JSON.parse(String(init.body)) as Record<string, string>),
      exclusively: (_, task) => {
        const turn = this.line.then(task);
        this.line = turn.catch(() => undefined);
        return turn;
      },
      vault: {
        read: async () => this.kept,
        write: async (token) => void (this.kept = token),
      },
      marks: {
        getItem: (key) => this.marks.get(key) ?? null,
        setItem: (key, value) => void this.marks.set(key, value),
        removeItem: (key) => void this.marks.delete(key),
      },
    });
  }

  private async answer(path: string, body: Record<string, string>): Promise<Response> {
    await Promise.resolve();
    if (this.busy) return json(503, { error: { code: 'UNAVAILABLE', message: 'Busy', requestId: 'r1' } });
    if (path.endsWith('/token')) return body.password === 'right' ? this.issue() : refused();
    if (path.endsWith('/logout')) return (this.revoked = true), new Response(null, { status: 204 });
    this.refreshes++;
    if (this.revoked || body.refresh_token !== this.good) return (this.revoked = true), refused();
    return this.issue();
  }

  private issue(): Response {
    const number = ++this.number;
    this.good = `refresh-${number}`;
    return json(200, { access_token: `access-${number}`, token_type: 'bearer', expires_in: 900, refresh_token: this.good });
  }
}

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const refused = () => json(401, { error: { code: 'UNAUTHENTICATED', message: 'No', requestId: 'r2' } });

describe('a session', () => {
  let world: World;
  let tab: Session;

  beforeEach(async () => {
    world = new World();
    tab = world.tab();
    await tab.signIn('ada@example.com', 'right');
  });

  it('needs no renewal while its token is good', async () => {
    expect(await tab.accessToken()).toBe('access-1');
    expect(world.refreshes).toBe(0);
  });

  it('is renewed before the token runs out', async () => {
    world.now = 880_000;
    expect(await tab.accessToken()).toBe('access-2');
  });

  it('is renewed once for many requests at the same time', async () => {
    world.now = 880_000;
    await Promise.all([tab.accessToken(), tab.accessToken(), tab.afterRefusal('access-1')]);
    expect(world.refreshes).toBe(1);
  });

  it('survives a reload', async () => {
    const reloaded = world.tab();
    expect(reloaded.signedIn).toBe(true);
    expect(await reloaded.accessToken()).toBe('access-2');
  });

  it('serves many tabs that renew at the same moment', async () => {
    const tabs = [tab, world.tab(), world.tab(), world.tab()];
    world.now = 880_000;
    await Promise.all(tabs.map((each) => each.accessToken()));
    world.now = 1_760_000;
    await Promise.all(tabs.map((each) => each.accessToken()));
    expect(tabs.every((each) => each.signedIn)).toBe(true);
  });

  it('does not renew again for a request that was refused with an older token', async () => {
    await tab.afterRefusal('access-1');
    expect(await tab.afterRefusal('access-1')).toBe('access-2');
    expect(world.refreshes).toBe(1);
  });

  it('outlives a busy server', async () => {
    world.now = 880_000;
    world.busy = true;
    await expect(tab.accessToken()).rejects.toMatchObject({ status: 503 });
    world.busy = false;
    expect(await tab.accessToken()).toBe('access-2');
  });

  it('ends in every tab when one signs out', async () => {
    const other = world.tab();
    await other.accessToken();
    let told = 0;
    other.subscribe(() => told++);
    await tab.signOut();
    other.storageChanged('reprise.session');
    expect(other.signedIn).toBe(false);
    expect(told).toBe(1);
    await expect(other.accessToken()).rejects.toBeInstanceOf(ApiFailure);
  });

  it('is not brought back by a renewal that was under way at the sign-out', async () => {
    world.now = 880_000;
    const renewal = world.tab().accessToken();
    await tab.signOut();
    await renewal;
    expect(tab.signedIn).toBe(false);
  });

  it('does not begin with a wrong password', async () => {
    const stranger = new World().tab();
    await expect(stranger.signIn('ada@example.com', 'wrong')).rejects.toMatchObject({ status: 401 });
    expect(stranger.signedIn).toBe(false);
  });
});
