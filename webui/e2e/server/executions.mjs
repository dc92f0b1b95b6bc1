import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Refusal } from './http.mjs';

/** Executions in memory. They keep a journal like the real ones; only a handful of node types do anything. */
export class Executions {
  constructor() {
    this.all = new Map();
  }

  start(workflow, shown, trigger, input) {
    const execution = {
      id: randomUUID(),
      workflow,
      definition: shown,
      trigger,
      input,
      status: 'running',
      startedAt: new Date().toISOString(),
      completedAt: null,
      output: null,
      error: null,
      events: [],
      nodes: new Map(),
      news: new EventEmitter().setMaxListeners(0),
      timers: new Set(),
    };
    this.all.set(execution.id, execution);
    tell(execution, 'execution.started', { workflowId: workflow.id, workflowVersion: shown.version, trigger, input });
    advance(execution);
    return execution;
  }

  find(owner, id) {
    const execution = this.all.get(id);
    if (execution?.workflow.owner !== owner) throw new Refusal(404, 'NOT_FOUND', 'There is no such execution');
    return execution;
  }

  list(owner, { workflowId, status }) {
    return [...this.all.values()]
      .filter((each) => each.workflow.owner === owner)
      .filter((each) => !workflowId || each.workflow.id === workflowId)
      .filter((each) => !status || each.status === status)
      .reverse();
  }

  cancel(execution) {
    if (execution.completedAt) throw new Refusal(409, 'CONFLICT', 'The execution has ended already');
    end(execution, 'cancelled', null, null);
  }

  close() {
    for (const execution of this.all.values()) execution.timers.forEach(clearTimeout);
  }
}

/** As the list shows one. */
export function item(execution) {
  const { id, workflow, definition, status, trigger, startedAt, completedAt, error, events } = execution;
  const durationMs = completedAt && new Date(completedAt) - new Date(startedAt);
  return {
    id,
    workflowId: workflow.id,
    workflowName: definition.name,
    workflowVersion: definition.version,
    status,
    trigger,
    startedAt,
    completedAt,
    durationMs,
    error,
    sequenceNr: events.length,
  };
}

/** As the API shows one execution. */
export function whole(execution) {
  const nodes = [...execution.nodes].map(([nodeId, node]) => ({ nodeId, ...node, port: undefined }));
  return { ...item(execution), input: execution.input, output: execution.output, nodes };
}

function tell(execution, type, data, nodeId) {
  const event = { sequenceNr: execution.events.length + 1, type, at: new Date().toISOString(), ...(nodeId && { nodeId }), data };
  execution.events.push(event);
  execution.news.emit('event', event);
}

/** Starts what is ready, skips what was passed by, and ends when nothing is left. */
function advance(execution) {
  const { nodes, edges } = execution.definition;
  for (let moved = true; moved && !execution.completedAt; ) {
    moved = false;
    for (const node of nodes.filter((each) => !execution.nodes.has(each.id))) {
      const incoming = edges.filter((edge) => edge.to === node.id);
      const ways = incoming.map((edge) => wayOf(execution, edge));
      if (ways.includes('open')) continue;
      moved = true;
      if (incoming.length > 0 && !ways.includes('taken')) skip(execution, node);
      else run(execution, node, 1);
    }
  }
  const states = [...execution.nodes.values()];
  if (!execution.completedAt && states.length === nodes.length && states.every((state) => state.completedAt)) finish(execution);
}

function wayOf(execution, edge) {
  const from = execution.nodes.get(edge.from);
  if (!from?.completedAt) return 'open';
  return from.status === 'completed' && from.port === (edge.on ?? 'main') ? 'taken' : 'passed';
}

function skip(execution, node) {
  execution.nodes.set(node.id, { ...blank(node), status: 'skipped', completedAt: new Date().toISOString() });
  tell(execution, 'execution.node-skipped', {}, node.id);
}

function run(execution, node, attempt) {
  const input = render(node.config ?? {}, execution);
  const state = { ...blank(node), status: 'running', attempt, input, startedAt: new Date().toISOString() };
  execution.nodes.set(node.id, state);
  tell(execution, 'execution.node-started', { attempt, input }, node.id);
  const complete = (output, port = 'main') => {
    Object.assign(state, { status: 'completed', output, port, completedAt: new Date().toISOString() });
    tell(execution, 'execution.node-completed', { attempt, port, output }, node.id);
  };
  const later = (ms, then) => {
    const timer = setTimeout(() => {
      execution.timers.delete(timer);
      if (execution.completedAt) return;
      then();
      advance(execution);
    }, ms);
    execution.timers.add(timer);
  };
  switch (node.type) {
    case 'manual':
    case 'webhook':
      return complete(triggerOf(execution));
    case 'set':
      return complete(input.values);
    case 'condition':
      return complete(null, holds(input.condition) ? 'true' : 'false');
    case 'delay': {
      const ms = milliseconds(input.duration);
      state.status = 'waiting';
      execution.status = 'waiting';
      tell(execution, 'execution.node-waiting', { until: new Date(Date.now() + ms).toISOString() }, node.id);
      return later(ms, () => ((execution.status = 'running'), complete(null)));
    }
    case 'log':
      return later(60, () => {
        tell(execution, 'execution.logged', { attempt, level: input.level ?? 'info', message: input.message, data: null }, node.id);
        complete(null);
      });
    default: // nothing is called from here: a request fails twice, so that retries can be seen
      return later(250, () => fail(execution, node, state, later));
  }
}

function fail(execution, node, state, later) {
  const { attempt } = state;
  const failure = { code: 'CONNECTION_REFUSED', message: 'This server calls nothing: the connection was refused', retryable: true, details: null };
  tell(execution, 'execution.node-failed', { attempt, failure }, node.id);
  Object.assign(state, { status: 'failed', error: failure, completedAt: new Date().toISOString() });
  if (attempt < (node.retry?.maxAttempts ?? 1)) {
    Object.assign(state, { status: 'retrying', completedAt: null });
    tell(execution, 'execution.node-retry-scheduled', { attempt: attempt + 1, dueAt: new Date(Date.now() + 600).toISOString() }, node.id);
    later(600, () => run(execution, node, attempt + 1));
  } else {
    end(execution, 'failed', null, { code: failure.code, message: `${node.id}: ${failure.message}` });
  }
}

function finish(execution) {
  const { nodes, edges } = execution.definition;
  const last = nodes.filter((node) => !edges.some((edge) => edge.from === node.id) && execution.nodes.get(node.id).status === 'completed');
  const outputs = last.map((node) => [node.id, execution.nodes.get(node.id).output]);
  end(execution, 'completed', outputs.length === 1 ? outputs[0][1] : Object.fromEntries(outputs), null);
}

function end(execution, status, output, error) {
  execution.timers.forEach(clearTimeout);
  Object.assign(execution, { status, output, error, completedAt: new Date().toISOString() });
  for (const state of execution.nodes.values()) if (!state.completedAt) Object.assign(state, { status: 'cancelled', completedAt: execution.completedAt });
  tell(execution, 'execution.ended', { status, output, error });
  execution.news.emit('end');
}

function blank(node) {
  return { type: node.type, status: 'pending', attempt: 0, startedAt: null, completedAt: null, input: null, output: null, error: null };
}

function triggerOf(execution) {
  return { type: execution.trigger, body: execution.input, headers: {}, query: {} };
}

/** Paths in `{{ … }}` and nothing more of the expression language. */
function render(value, execution) {
  if (Array.isArray(value)) return value.map((each) => render(each, execution));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, render(each, execution)]));
  if (typeof value !== 'string') return value;
  const only = /^\{\{\s*([\w.-]+)\s*\}\}$/.exec(value);
  if (only) return lookup(only[1], execution) ?? null;
  return value.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_, path) => String(lookup(path, execution) ?? ''));
}

function lookup(path, execution) {
  const [root, ...steps] = path.split('.');
  const params = Object.fromEntries(Object.entries(execution.definition.params).map(([name, param]) => [name, param.default]));
  const start = { trigger: triggerOf(execution), params }[root] ?? execution.nodes.get(root)?.output;
  return steps.reduce((value, step) => value?.[step], start);
}

function holds(text) {
  const [, left, operator, right] = /^\s*(\S*)\s*(>|<|==)\s*(\S+)\s*$/.exec(String(text)) ?? [];
  if (operator === '>') return Number(left) > Number(right);
  if (operator === '<') return Number(left) < Number(right);
  return operator === '==' ? left === right : text === true || text === 'true';
}

function milliseconds(text) {
  const [, amount, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(text ?? '') ?? [null, '1', 's'];
  return Number(amount) * { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[unit];
}
