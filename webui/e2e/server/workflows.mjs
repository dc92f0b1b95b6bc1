import { randomUUID } from 'node:crypto';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { Refusal } from './http.mjs';
import { NODE_TYPES } from './nodeTypes.mjs';

const BY_TYPE = new Map(NODE_TYPES.map((type) => [type.type, type]));

/** Workflows and their versions in memory. */
export class Workflows {
  constructor(origin) {
    this.origin = origin;
    this.all = new Map();
  }

  create(owner, yaml) {
    const definition = sound(yaml);
    const now = new Date().toISOString();
    const workflow = { id: randomUUID(), owner, versions: [{ yaml, definition }], publishedVersion: null, active: false, archived: false, createdAt: now, updatedAt: now };
    this.all.set(workflow.id, workflow);
    return workflow;
  }

  save(workflow, yaml, ifMatch) {
    if (ifMatch && ifMatch !== `"${workflow.versions.length}"`) {
      throw new Refusal(409, 'CONFLICT', `Version ${workflow.versions.length} was saved meanwhile`);
    }
    workflow.versions.push({ yaml, definition: sound(yaml) });
    workflow.updatedAt = new Date().toISOString();
  }

  find(owner, id) {
    const workflow = this.all.get(id);
    if (workflow?.owner !== owner) throw new Refusal(404, 'NOT_FOUND', 'There is no such workflow');
    return workflow;
  }

  list(owner, { q, status }) {
    const words = (q ?? '').toLowerCase();
    return [...this.all.values()]
      .filter((workflow) => workflow.owner === owner)
      .filter((workflow) => (status ? statusOf(workflow) === status : !workflow.archived))
      .filter((workflow) => latest(workflow).name.toLowerCase().includes(words))
      .reverse();
  }

  /** As the API shows one. */
  shown(workflow, number = workflow.versions.length) {
    const version = workflow.versions[number - 1];
    if (!version) throw new Refusal(404, 'NOT_FOUND', 'There is no such version');
    const { name, description = null, tags = [], params = {}, nodes, edges = [], settings = {} } = version.definition;
    const hooks = nodes.filter((node) => node.type === 'webhook');
    return {
      id: workflow.id,
      name,
      description,
      tags,
      params,
      nodes,
      edges,
      settings,
      status: statusOf(workflow),
      active: workflow.active,
      version: number,
      publishedVersion: workflow.publishedVersion,
      triggers: hooks.map((node) => {
        const path = `/hooks/${node.config?.path ?? `${workflow.id}/${node.id}`}`;
        return { nodeId: node.id, type: node.type, methods: [node.config?.method ?? 'POST'], urls: [this.origin() + path] };
      }),
      createdAt: workflow.createdAt,
      updatedAt: workflow.updatedAt,
    };
  }
}

export function latest(workflow) {
  return workflow.versions.at(-1).definition;
}

export function triggersOf(workflow) {
  return latest(workflow).nodes.map((node) => node.type).filter((type) => BY_TYPE.get(type)?.trigger);
}

function statusOf(workflow) {
  if (workflow.archived) return 'archived';
  return workflow.publishedVersion ? 'published' : 'draft';
}

function sound(yaml) {
  const problems = validate(yaml);
  if (problems.length > 0) throw new Refusal(400, 'VALIDATION_ERROR', `Invalid workflow: ${problems.length} problems`, problems);
  return parseDocument(yaml).toJS();
}

/** Every problem of a definition with its place: the checks that the journeys need, not all of the product's. */
export function validate(yaml) {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const problems = document.errors.map((error) => ({
    field: '',
    issue: error.message.split('\n')[0],
    line: error.linePos?.[0].line ?? 1,
    column: error.linePos?.[0].col ?? 1,
  }));
  if (problems.length > 0) return problems;
  const add = (path, issue) => {
    const node = document.getIn(path, true) ?? document.getIn(path.slice(0, -1), true);
    const place = isNode(node) && node.range ? lines.linePos(node.range[0]) : { line: 1, col: 1 };
    const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').slice(1);
    problems.push({ field, issue, line: place.line, column: place.col });
  };
  const { name, nodes, edges } = document.toJS() ?? {};
  if (!name) add(['name'], 'is missing');
  if (!Array.isArray(nodes) || nodes.length === 0) add(['nodes'], 'must list at least one node');
  const known = new Set((Array.isArray(nodes) ? nodes : []).map((node) => node?.id));
  for (const [index, node] of (Array.isArray(nodes) ? nodes : []).entries()) {
    const type = BY_TYPE.get(node?.type);
    if (!type) add(['nodes', index, 'type'], `there is no node type "${node?.type}"`);
    for (const key of type?.schema.required ?? []) {
      if (node.config?.[key] === undefined) add(['nodes', index, 'config', key], 'is missing');
    }
    for (const key of Object.keys((type && node.config) ?? {})) {
      if (!type.schema.properties[key]) add(['nodes', index, 'config', key], `is no setting of ${type.type}`);
    }
  }
  for (const [index, edge] of (Array.isArray(edges) ? edges : []).entries()) {
    for (const end of ['from', 'to']) {
      if (!known.has(edge?.[end])) add(['edges', index, end], `there is no node "${edge?.[end]}"`);
    }
  }
  return problems;
}
