import type { JsonSchema, NodeTypeInfo } from '@/api/types';

const DURATION = 'A duration: 250ms, 10s, 5m, 24h, 30d';

const RETRY: JsonSchema = {
  type: 'object',
  description: 'How often and when to try again after a failure that may pass',
  properties: {
    maxAttempts: { type: 'integer', description: 'Tries in all, the first one included' },
    backoff: { enum: ['fixed', 'linear', 'exponential'] },
    initialDelay: { type: 'string', description: DURATION },
    maxDelay: { type: 'string', description: DURATION },
    jitter: { type: 'number', description: 'Between 0 and 1' },
  },
};

const NODE: JsonSchema = {
  type: 'object',
  required: ['id', 'type'],
  properties: {
    id: { type: 'string', description: 'The name by which edges and expressions refer to this node' },
    type: { type: 'string', description: 'What the node does' },
    name: { type: 'string', description: 'A name for people' },
    notes: { type: 'string' },
    config: { type: 'object', description: 'The settings of this type of node' },
    retry: RETRY,
    timeout: { type: 'string', description: DURATION },
    onError: { enum: ['fail', 'continue', 'route'], description: 'route follows the edges with on: error' },
    onDoubt: { enum: ['retry', 'ask'], description: 'What to do when a crash leaves open whether the node had its effect' },
    parent: { type: 'string', description: 'The loop whose body this node belongs to' },
    disabled: { type: 'boolean' },
    position: { type: 'object', properties: { x: { type: 'number' }, y: { type: 'number' } } },
    hooks: { type: 'object', properties: { before: { type: 'string' }, after: { type: 'string' } } },
  },
};

/** The definition of a workflow around the settings of its nodes, which the server describes. */
export const DEFINITION: JsonSchema = {
  type: 'object',
  required: ['name', 'nodes'],
  properties: {
    name: { type: 'string', description: 'The name of the workflow' },
    description: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    params: { type: 'object', description: 'Values to refer to as params.<name>', additionalProperties: paramSchema() },
    nodes: { type: 'array', description: 'What is done', items: NODE },
    edges: {
      type: 'array',
      description: 'What follows what',
      items: {
        type: 'object',
        properties: {
          from: { type: 'string', description: 'The node it leaves' },
          to: { type: 'string', description: 'The node it leads to' },
          on: { type: 'string', description: 'The port it leaves by; main if nothing is said' },
        },
      },
    },
    settings: {
      type: 'object',
      properties: {
        timeout: { type: 'string', description: DURATION },
        concurrency: { type: 'integer', description: 'Executions at the same time' },
        errorWorkflow: { type: 'string', description: 'The workflow to start when one of these executions fails' },
        retention: { type: 'string', description: `How long ended executions are kept. ${DURATION}` },
      },
    },
  },
};

function paramSchema(): JsonSchema {
  return {
    type: 'object',
    properties: {
      type: { enum: ['string', 'number', 'boolean', 'object', 'array'] },
      default: {},
      description: { type: 'string' },
    },
  };
}

/** The schema at a place of the definition; below a node's `config` it is that of the node's type. */
export function schemaAt(path: (string | number)[], typeOf: (node: number) => NodeTypeInfo | undefined): JsonSchema | null {
  if (path[0] === 'nodes' && typeof path[1] === 'number' && path[2] === 'config') {
    const type = typeOf(path[1]);
    return type ? descend(type.schema, path.slice(3), type.schema) : null;
  }
  const canonical = path[0] === 'connections' ? ['edges', ...path.slice(1)] : path;
  return descend(DEFINITION, canonical, DEFINITION);
}

/** The properties that an object here may have, those of its alternatives included. */
export function propertiesOf(schema: JsonSchema, root: JsonSchema): Record<string, JsonSchema> {
  const here = resolved(schema, root);
  const parts = alternatives(here).map((each) => propertiesOf(each, root));
  return Object.assign({}, ...parts, here.properties);
}

/** The values that are offered here. */
export function valuesOf(schema: JsonSchema, root: JsonSchema): string[] {
  const here = resolved(schema, root);
  const own = here.enum ?? (here.const !== undefined ? [here.const] : here.type === 'boolean' ? [true, false] : []);
  const examples = (here.examples ?? []).filter((value) => typeof value !== 'object');
  const values = [...own, ...alternatives(here).flatMap((each) => valuesOf(each, root)), ...examples];
  return [...new Set(values.filter((value) => value !== null).map(String))];
}

function descend(schema: JsonSchema, path: (string | number)[], root: JsonSchema): JsonSchema | null {
  const here = resolved(schema, root);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  for (const option of [here, ...alternatives(here).map((each) => resolved(each, root))]) {
    const next = typeof step === 'number' ? option.items : (option.properties?.[step] ?? further(option.additionalProperties));
    const found = next && descend(next, rest, root);
    if (found) return found;
  }
  return null;
}

function further(schema: boolean | JsonSchema | undefined): JsonSchema | undefined {
  return typeof schema === 'object' ? schema : undefined;
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  return [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.match(/^#\/\$defs\/(.+)$/)?.[1];
  return (name && root.$defs?.[name]) || schema;
}
