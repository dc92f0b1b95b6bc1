import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, launch, scheme, screenshot, watched } from './browser.mjs';
import { start } from './server/server.mjs';

// One account goes through the product from the first page to the last; the steps build on each other.
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const DESK = { viewport: { width: 1440, height: 900 } };
const email = `journey-${Date.now()}@example.com`;
const password = 'correct horse battery';
const live = 'Live journey ' + Date.now().toString(36);
let stand, browser, context, page, complaints, base;

before(async () => {
  stand = process.env.REPRISE_URL ? null : await start();
  base = process.env.REPRISE_URL?.replace(/\/$/, '') ?? stand.url;
  browser = await launch();
  context = await browser.newContext({ ...DESK, colorScheme: 'light', reducedMotion: 'reduce' });
  context.setDefaultTimeout(20_000);
  ({ page, complaints } = await watched(context));
});

after(async () => {
  await browser?.close();
  await stand?.stop();
});

/** What a step provokes, the browser may report. */
const forgiven = [];
function expected(pattern) {
  forgiven.push(pattern);
}

async function inBothSchemes(name) {
  for (const wanted of ['light', 'dark']) {
    await scheme(page, wanted);
    await screenshot(page, `${name}-${wanted}`);
    await accessible(page, `${name}, ${wanted}`);
  }
  await scheme(page, 'light');
}

test('who is not signed in is sent to sign in, and told inline what is missing', async () => {
  await page.goto(`${base}/executions?status=failed`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('next'), '/executions?status=failed');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Enter your e-mail address').waitFor();
  await screenshot(page, 'sign-in-light');
  await accessible(page, 'sign in');
});

test('a new account is made and lands on the page that was asked for', async () => {
  await page.getByRole('link', { name: 'Register' }).click();
  await page.getByLabel('Full name').fill('Ada Byron');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Use at least 10 characters: 5 more').waitFor();
  await accessible(page, 'register');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Executions' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/executions');
});

test('an empty workspace offers a first example', async () => {
  await page.getByRole('link', { name: 'Workflows', exact: true }).click();
  await page.getByRole('heading', { name: 'Your first workflow' }).waitFor();
  await inBothSchemes('workflows-empty');
});

test('a workflow is created from an example and opens in the editor', async () => {
  await page.getByRole('button', { name: 'Hello, started by hand' }).click();
  await page.getByLabel('Name').fill(live);
  await accessible(page, 'create dialog');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: live }).waitFor();
  await page.getByText('No problems').waitFor();
  await page.getByRole('button', { name: /greeting Set/ }).waitFor();
  await page.waitForFunction(() => {
    const frame = document.querySelector('.react-flow').getBoundingClientRect();
    const cards = [...document.querySelectorAll('.react-flow__node')].map((card) => card.getBoundingClientRect());
    const middle = (Math.min(...cards.map((card) => card.left)) + Math.max(...cards.map((card) => card.right))) / 2;
    return cards.length === 4 && Math.abs(middle - (frame.left + frame.right) / 2) < 4;
  });
});

test('a problem shows inline and in the list, and goes when it is mended', async () => {
  await page.getByText('type: log').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await page.getByText('1 problem', { exact: true }).waitFor();
  await page.locator('.cm-lintRange-error').waitFor();
  await inBothSchemes('editor-problem');
  await page.getByText('type: lo').click();
  await page.keyboard.press('End');
  await page.keyboard.type('g');
  await page.getByText('No problems').waitFor();
});

test('completion knows the node types and their settings', async () => {
  await page.getByText('level: info').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Space');
  const options = page.locator('.cm-tooltip-autocomplete');
  await options.getByText('warn').waitFor();
  await screenshot(page, 'editor-completion-light');
  await options.getByText('warn').click();
  await page.getByText('level: warn').waitFor();
});

test('what changed is saved as the next version with Ctrl S', async () => {
  await page.getByText('Not saved').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText(/^v2/).waitFor();
  await page.getByText(/Saved \d/).waitFor();
});

test('a save that would overwrite somebody else shows both texts instead', async () => {
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByText('level: warn').click();
  await other.keyboard.press('End');
  for (let key = 0; key < 4; key++) await other.keyboard.press('Backspace');
  await other.keyboard.type('error');
  await other.keyboard.press('Control+s');
  await other.getByText(/^v3/).waitFor();
  await other.close();
  await page.getByText('level: warn').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' # mine');
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog', { name: 'Version 3 was saved meanwhile' }).waitFor();
  await page.getByText('level: error').waitFor();
  await screenshot(page, 'editor-conflict-light');
  await accessible(page, 'conflict');
  await page.getByRole('button', { name: 'Save mine as version 4' }).click();
  await page.getByText(/^v4/).waitFor();
  expected(/409/);
});

test('a run is started with input and watched live to its end, across a broken connection', async () => {
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Run the workflow' });
  await dialog.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('{"name": "Ada"}');
  await accessible(page, 'run dialog');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('link', { name: 'Watch it live' }).click();
  await page.getByRole('button', { name: /pause Waiting/ }).first().waitFor();
  await screenshot(page, 'execution-live-light');
  stand?.dropStreams();
  expected(/INCOMPLETE_CHUNKED/);
  await page.getByRole('button', { name: /tell Completed/ }).first().waitFor();
  await page.locator('header [data-status=completed]').waitFor();
  await page.getByRole('button', { name: /greeting Completed/ }).click();
  await page.getByRole('region', { name: 'Output' }).getByText('"Hello, Ada!"').waitFor();
  await inBothSchemes('execution');
});

test('the history and the log of the run are complete', async () => {
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('button', { name: /Execution ended/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Execution started/ }).count(), 1);
  await inBothSchemes('execution-events');
  await page.getByRole('tab', { name: 'Log' }).click();
  await page.getByRole('log').getByText('Hello, Ada!').waitFor();
  await inBothSchemes('execution-log');
});

test('the workflow is published, activated and run from the list', async () => {
  await page.getByRole('link', { name: 'Workflow', exact: true }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Version 4 is published').waitFor();
  await page.getByRole('link', { name: 'Workflows', exact: true }).click();
  const active = page.getByRole('switch', { name: `${live} is active`, disabled: false });
  await active.waitFor(); // the list may still show it as never published
  await active.press('Space');
  await page.getByText(/is active: its triggers fire/).waitFor();
  await page.getByRole('button', { name: `Run ${live} now` }).click();
  await page.getByText(`${live} is running.`).waitFor();
  await inBothSchemes('workflows');
});

test('a failing step is tried again, and then opens by itself', async () => {
  await page.goto(`${base}/workflows?new=webhook`);
  await page.getByLabel('Name').fill('Calls out');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('list', { name: 'Webhooks' }).waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(FAILING);
  await page.getByText('No problems').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText(/^v2/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('link', { name: /Watch it live|Look at it/ }).click();
  await page.locator('header [data-status=failed]').waitFor();
  await page.getByRole('region', { name: 'Node Ask the stock' }).waitFor();
  await inBothSchemes('execution-failed');
});

test('the list of executions shows what goes on and filters it', async () => {
  await page.getByRole('link', { name: 'Executions', exact: true }).click();
  await page.getByRole('list', { name: 'Executions' }).waitFor();
  await inBothSchemes('executions');
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await page.waitForURL(/status=failed/);
  await page.getByRole('list', { name: 'Executions' }).getByText('Completed').first().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Calls out' }).first().waitFor();
});

test('the palette finds a workflow and goes there', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or run a command' }).fill('Live journey');
  await page.getByRole('button', { name: new RegExp(live) }).or(page.getByRole('option', { name: new RegExp(live) })).first().waitFor();
  await screenshot(page, 'palette-light');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: live }).waitFor();
});

test('a phone shows every page', async () => {
  await page.setViewportSize(PHONE.viewport);
  await page.goto(`${base}/workflows`);
  await page.getByRole('link', { name: live }).waitFor();
  await inBothSchemes('phone-workflows');
  await page.getByRole('link', { name: live }).click();
  await page.getByText('No problems').waitFor();
  await inBothSchemes('phone-editor');
  await page.getByRole('tab', { name: 'Graph' }).click();
  await screenshot(page, 'phone-editor-graph-light');
  await page.goto(`${base}/executions`);
  await page.getByRole('link', { name: 'Calls out' }).first().waitFor();
  await inBothSchemes('phone-executions');
  await page.getByRole('link', { name: 'Calls out' }).first().click();
  await page.getByRole('dialog').getByText('Attempt 3').waitFor();
  await screenshot(page, 'phone-node-light');
  await page.getByRole('button', { name: 'Close the node' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await inBothSchemes('phone-execution');
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByRole('list', { name: 'Steps in the order of their start' }).waitFor();
  await inBothSchemes('phone-timeline');
  await page.setViewportSize(DESK.viewport);
});

test('an address that leads nowhere says so', async () => {
  await page.goto(`${base}/nowhere`);
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await accessible(page, 'not found');
  await page.goto(`${base}/executions/00000000-0000-0000-0000-000000000000`);
  await page.getByRole('heading', { name: 'Not found' }).waitFor();
  await screenshot(page, 'execution-unknown-light');
  await accessible(page, 'unknown execution');
  expected(/404/);
});

test('a workflow is deleted once its name is typed', async () => {
  await page.goto(`${base}/workflows`);
  await page.getByRole('button', { name: 'More for Calls out' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByLabel(/to delete it/).fill('Calls out');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('link', { name: 'Calls out' }).waitFor({ state: 'detached' });
});

test('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints.filter((text) => !forgiven.some((pattern) => pattern.test(text))), []);
});

const FAILING = `name: Calls out
description: Asks a server that is not there
nodes:
  - { id: start, name: Order received, type: manual }
  - id: stock
    name: Ask the stock
    type: http_request
    config: { method: GET, url: "http://127.0.0.1:9/items" }
    retry: { maxAttempts: 3, backoff: fixed, initialDelay: 600ms }
  - { id: large, name: "Large order?", type: condition, config: { condition: "{{ trigger.body.total }} > 100" } }
  - { id: note, name: Note it, type: log, config: { level: warn, message: Large } }
  - { id: pack, name: Pack it, type: set, config: { values: { packed: true } } }
edges:
  - { from: start, to: stock }
  - { from: stock, to: large }
  - { from: large, to: note, on: "true" }
  - { from: large, to: pack, on: "false" }
`;
