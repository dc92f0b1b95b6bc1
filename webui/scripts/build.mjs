// Builds the pages for Maven: `install`, `build` and `test`, each only when what it depends on has changed.
// A second argument of "true" (-DskipUi, -DskipTests) leaves everything as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [step, ...skips] = process.argv.slice(2);
const PARTS = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = [...PARTS, 'index.html', 'postcss.config.cjs', 'tsconfig.json', 'vite.config.ts', 'public', 'scripts', 'src'];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`The pages need Node 20.19 or later; this is ${process.version}. Install a later one, or build with -DskipUi.\n`);
  process.exit(1);
}
if (!skips.includes('true')) {
  if (step === 'install') unlessDone('node_modules/.reprise', PARTS, () => npm('ci'));
  if (step === 'build') unlessDone('dist/.stamp', SOURCES, build);
  if (step === 'test') npm('test');
}

function build() {
  rmSync('target/classes/reprise/webui', { recursive: true, force: true }); // else files of the last build stay in the jar
  npm('run', 'build');
}

/** Does the work unless the stamp says that it was done with the same files. */
function unlessDone(stamp, files, work) {
  const now = fingerprint(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  work();
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, now);
}

function fingerprint(files) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of files.flatMap(below).sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function below(path) {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => below(join(path, name))) : [path];
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
