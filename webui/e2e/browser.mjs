import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENSHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));

export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // not this one
    }
  }
  throw new Error('The browser journeys need Chromium: apt-get install chromium, or set CHROMIUM to its path.');
}

/** A page on which everything that a browser complains about is kept. */
export async function watched(context) {
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  page.on('dialog', (dialog) => (complaints.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const place = event.sourceFile ? `${event.sourceFile}:${event.lineNumber}` : event.target.outerHTML?.slice(0, 200);
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${place}`);
    });
  });
  return { page, complaints };
}

export async function screenshot(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png` });
}

/** Fails with the rules and the elements that break the WCAG A and AA checks of axe. */
export async function accessible(page, name) {
  // past the page's own policy, which rightly refuses injected scripts
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await window.axe.run(document, { runOnly: tags });
    return result.violations.map((each) => ({ id: each.id, nodes: each.nodes.map((node) => `${node.target.join(' ')} | ${node.failureSummary}`).slice(0, 6) }));
  });
  assert.deepEqual(violations, [], `axe on ${name}: ${JSON.stringify(violations, null, 2)}`);
}

/** Chooses light or dark as the page itself does. */
export async function scheme(page, wanted) {
  const button = page.getByRole('button', { name: wanted === 'dark' ? 'Dark colours' : 'Light colours' });
  if (await button.isVisible()) await button.click();
  await page.waitForFunction((value) => document.documentElement.dataset.mantineColorScheme === value, wanted);
  await page.mouse.move(0, 0);
}
