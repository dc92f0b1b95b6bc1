import { fileURLToPath } from 'node:url';
import { validate } from './workflows.mjs';
import { Accounts } from './accounts.mjs';
import { Executions, item, whole } from './executions.mjs';
import { Refusal, serve, STREAMING } from './http.mjs';
import { NODE_TYPES } from './nodeTypes.mjs';
import { latest, triggersOf, Workflows } from './workflows.mjs';

const PAGES = fileURLToPath(new URL('../../dist', import.meta.url));
const PAGE_SIZE = 50;

/**
 * A stand-in for the product on the loopback interface, for browser journeys and work on the pages: the routes they
 * use, in memory, forgotten when it stops. It is not the product, and proves nothing about it.
 */
export async function start({ port = 0, lifetimeSeconds = 900 } = {}) {
  const accounts = new Accounts({ lifetimeSeconds });
  let origin = '';
  const workflows = new Workflows(() => origin);
  const executions = new Executions();
  const streams = new Set();
  const server = serve(PAGES, (call) => route(call, { accounts, workflows, executions, streams }));
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  return {
    url: origin,
    accounts,
    /** Breaks all live connections, as a proxy may at any time. */
    dropStreams: () => streams.forEach((response) => response.destroy()),
    stop: () => {
      executions.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function route(call, { accounts, workflows, executions, streams }) {
  const { url, method, text, request } = call;
  const [, , version, area, id, verb, more] = url.pathname.split('/');
  if (version !== 'v1') throw notFound();
  const query = Object.fromEntries(url.searchParams);
  const at = `${method} ${area}`;
  if (area === 'auth') return auth(accounts, id, json(text));
  const user = accounts.of(request);
  if (at === 'GET users' && id === 'me') return { body: user };
  if (at === 'GET node-types') return { body: { items: NODE_TYPES } };
  if (at === 'POST workflows' && id === 'validate') return { body: verdict(text) };
  if (area === 'workflows') return workflowRoute();
  if (area === 'executions') return executionRoute();
  throw notFound();

  function workflowRoute() {
    if (!id && method === 'GET') return { body: page(workflows.list(user.id, query), query, listed) };
    if (!id && method === 'POST') return { status: 201, body: workflows.shown(workflows.create(user.id, text)) };
    const workflow = workflows.find(user.id, id);
    if (verb === 'versions') return { body: workflows.shown(workflow, Number(more)) };
    if (method === 'GET') return read(workflow);
    if (method === 'DELETE') return workflows.all.delete(id), { status: 204 };
    if (method === 'PUT') workflows.save(workflow, text, request.headers['if-match']);
    else if (verb === 'publish') workflow.publishedVersion = workflow.versions.length;
    else if (verb === 'activate' || verb === 'deactivate') workflow.active = verb === 'activate';
    else if (verb === 'archive') Object.assign(workflow, { archived: true, active: false });
    else if (verb === 'duplicate') return { status: 201, body: workflows.shown(workflows.create(user.id, workflow.versions.at(-1).yaml)) };
    else if (verb === 'execute') return execute(workflow, json(text));
    else throw notFound();
    return { body: workflows.shown(workflow) };
  }

  function read(workflow) {
    const headers = { ETag: `"${workflow.versions.length}"` };
    if (request.headers.accept !== 'application/yaml') return { body: workflows.shown(workflow), headers };
    return { body: workflow.versions.at(-1).yaml, headers: { ...headers, 'Content-Type': 'application/yaml' } };
  }

  function execute(workflow, { input = {}, version: number }) {
    const execution = executions.start(workflow, workflows.shown(workflow, number), 'manual', input);
    return { status: 202, body: { executionId: execution.id, status: execution.status } };
  }

  function executionRoute() {
    if (!id) return { body: page(executions.list(user.id, query), query, item) };
    const execution = executions.find(user.id, id);
    if (verb === 'events' && more === 'stream') return stream(call, execution, streams);
    if (verb === 'cancel') return executions.cancel(execution), { body: whole(execution) };
    return { body: whole(execution) };
  }

  function listed(workflow) {
    const shown = workflows.shown(workflow);
    const runs = executions.list(user.id, { workflowId: workflow.id });
    const counted = (...statuses) => runs.filter((run) => statuses.includes(run.status)).length;
    return {
      ...shown,
      name: latest(workflow).name,
      triggers: triggersOf(workflow),
      executions: {
        total: runs.length,
        failed: counted('failed'),
        running: counted('running', 'waiting'),
        lastStartedAt: runs[0]?.startedAt ?? null,
        lastStatus: runs[0]?.status ?? null,
      },
    };
  }
}

function auth(accounts, verb, body) {
  if (verb === 'register') return { status: 201, body: accounts.register(body) };
  if (verb === 'token') return { body: accounts.signIn(body) };
  if (verb === 'refresh') return { body: accounts.renew(body) };
  if (verb === 'logout') return accounts.signOut(body), { status: 204 };
  throw notFound();
}

function verdict(text) {
  const problems = validate(text);
  return { valid: problems.length === 0, problems };
}

function page(all, { cursor, limit }, shown) {
  const from = Number(cursor ?? 0);
  const size = Math.min(Number(limit ?? PAGE_SIZE), 200);
  const items = all.slice(from, from + size).map(shown);
  return { items, nextCursor: from + size < all.length ? String(from + size) : null };
}

function stream({ request, response }, execution, streams) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  streams.add(response);
  const send = (event) => response.write(`id: ${event.sequenceNr}\ndata: ${JSON.stringify(event)}\n\n`);
  const end = () => response.end('event: end\ndata: {}\n\n');
  response.on('close', () => {
    streams.delete(response);
    execution.news.off('event', send).off('end', end);
  });
  const after = Number(request.headers['last-event-id'] ?? 0);
  response.write(': welcome\n\n');
  execution.events.slice(after).forEach(send);
  if (execution.completedAt) end();
  else execution.news.on('event', send).on('end', end);
  return STREAMING;
}

function json(text) {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    throw new Refusal(400, 'MALFORMED_REQUEST', 'The body is not JSON');
  }
}

function notFound() {
  return new Refusal(404, 'NOT_FOUND', 'There is nothing here');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await start({ port: Number(process.argv[2] ?? 0) });
  process.stdout.write(`A stand-in server is at ${url}\n`);
}
