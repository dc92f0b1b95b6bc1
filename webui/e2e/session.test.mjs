import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, watched } from './browser.mjs';
import { start } from './server/server.mjs';

// Tokens are renewed half a minute before they run out: these last for three seconds.
let stand, browser, context, base;
const email = `session-${Date.now()}@example.com`;
const password = 'correct horse battery';

before(async () => {
  stand = process.env.REPRISE_URL ? null : await start({ lifetimeSeconds: 33 });
  base = process.env.REPRISE_URL?.replace(/\/$/, '') ?? stand.url;
  browser = await launch();
  context = await browser.newContext();
  context.setDefaultTimeout(20_000);
  const response = await fetch(`${base}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  assert.equal(response.status, 201);
});

after(async () => {
  await browser?.close();
  await stand?.stop();
});

test('a wrong password is named as such', async () => {
  const { page } = await watched(context);
  await page.goto(`${base}/sign-in`);
  await signIn(page, 'wrong password');
  await page.getByText('The e-mail address or the password is wrong.').waitFor();
  await page.close();
});

test('a foreign address to go on to is not followed', async () => {
  const { page } = await watched(context);
  await page.goto(`${base}/sign-in?next=${encodeURIComponent('//evil.example/')}`);
  await signIn(page, password);
  await page.getByRole('heading', { name: 'Workflows', exact: true }).waitFor();
  assert.equal(new URL(page.url()).origin, new URL(base).origin);
  await page.close();
});

test('the session survives a reload and serves many tabs that renew at the same moment', async () => {
  const pages = await Promise.all([1, 2, 3, 4].map(() => context.newPage()));
  await Promise.all(pages.map((page) => page.goto(`${base}/workflows`)));
  await Promise.all(pages.map((page) => page.getByRole('heading', { name: 'Your first workflow' }).waitFor()));
  await Promise.all(pages.map((page) => page.waitForLoadState('networkidle')));
  await Promise.all(pages.map((page) => page.reload()));
  await Promise.all(pages.map((page) => page.getByRole('heading', { name: 'Your first workflow' }).waitFor()));
  if (stand) assert.ok(stand.accounts.refreshes >= 8, `renewed ${stand.accounts.refreshes} times`);
  await Promise.all(pages.map((page) => page.close()));
});

test('signing out ends the session in every tab', async () => {
  const [one, other] = await Promise.all([context.newPage(), context.newPage()]);
  await Promise.all([one, other].map((page) => page.goto(`${base}/workflows`)));
  await one.getByRole('button', { name: 'Account' }).click();
  await one.getByRole('menuitem', { name: 'Sign out' }).click();
  await one.getByRole('heading', { name: 'Sign in' }).waitFor();
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal(await other.evaluate(() => localStorage.getItem('reprise.session')), null);
});

async function signIn(page, secret) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
