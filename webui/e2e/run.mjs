// Runs the browser journeys: against REPRISE_URL if that is set, else against the stand-in server of this folder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
if (!process.env.REPRISE_URL && !existsSync(here('../dist/index.html'))) {
  process.stderr.write('There are no built pages yet: run `npm run build` first.\n');
  process.exit(1);
}
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', here('./journeys.test.mjs'), here('./session.test.mjs')], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
