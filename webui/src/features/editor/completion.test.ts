import { describe, expect, it } from 'vitest';
import type { NodeTypeInfo } from '@/api/types';
import { completionsAt } from './completion';

const type = (name: string, schema: NodeTypeInfo['schema'], outputs = ['main'], trigger = false): NodeTypeInfo => ({
  type: name, title: name, description: `About ${name}`, category: 'x', icon: '', trigger, outputs, schema, help: '', examples: [],
});

const TYPES = [
  type('manual', { type: 'object', properties: {} }, ['main'], true),
  type('set', { type: 'object', properties: { values: { type: 'object' } } }),
  type('condition', { type: 'object', properties: { condition: { type: 'string' } } }, ['true', 'false']),
  type('http_request', {
    type: 'object',
    required: ['url'],
    properties: {
      method: { enum: ['GET', 'POST'] },
      url: { type: 'string', description: 'An absolute URL' },
      signature: { $ref: '#/$defs/signature' },
      parse: { oneOf: [{ enum: ['auto', 'json'] }, { type: 'boolean' }] },
    },
    $defs: { signature: { type: 'object', properties: { scheme: { enum: ['none', 'github'] } } } },
  }),
];

/** What is offered where `|` stands. */
function offered(text: string, asked = true): string[] {
  const offset = text.indexOf('|');
  const result = completionsAt(text.replace('|', ''), offset, TYPES, asked);
  return result?.options.map((option) => option.label) ?? [];
}

const NODE = 'name: x\nnodes:\n  - id: call\n    type: http_request\n    config:\n';

describe('completion', () => {
  it('offers the parts of a definition that are not there yet', () => {
    const keys = offered('name: x\n|\n');
    expect(keys).toContain('nodes');
    expect(keys).not.toContain('name');
  });

  it('offers what a node may say', () => {
    expect(offered('nodes:\n  - id: a\n    ty|\n')).toEqual(expect.arrayContaining(['type', 'retry', 'onError']));
    expect(offered('nodes:\n  - |\n')).toContain('id');
  });

  it('offers the node types', () => {
    expect(offered('nodes:\n  - id: a\n    type: |\n')).toEqual(['manual', 'set', 'condition', 'http_request']);
    expect(offered('nodes:\n  - { id: a, type: ht| }\n')).toContain('http_request');
  });

  it('offers the settings of the type, the required ones marked', () => {
    expect(offered(`${NODE}      |\n`)).toEqual(['method', 'url', 'signature', 'parse']);
    expect(offered(`${NODE}      method: GET\n      |\n`)).toEqual(['url', 'signature', 'parse']);
    expect(offered('nodes:\n  - { id: a, type: http_request, config: { m| } }\n')).toContain('method');
    const result = completionsAt(`${NODE}      u\n`, NODE.length + 7, TYPES, true);
    expect(result?.options.find((option) => option.label === 'url')?.detail).toContain('required');
  });

  it('offers the values of a setting, through references and alternatives', () => {
    expect(offered(`${NODE}      method: |\n`)).toEqual(['GET', 'POST']);
    expect(offered(`${NODE}      signature:\n        scheme: g|\n`)).toEqual(['none', 'github']);
    expect(offered(`${NODE}      parse: |\n`)).toEqual(['auto', 'json', 'true', 'false']);
  });

  it('knows the nodes and ports that an edge can join', () => {
    const nodes = 'nodes:\n  - { id: big, type: condition }\n  - { id: done, type: set }\nedges:\n';
    expect(offered(`${nodes}  - { from: | }\n`)).toEqual(['big', 'done']);
    expect(offered(`${nodes}  - { from: big, to: done, on: | }\n`)).toEqual(['true', 'false']);
  });

  it('knows in an expression what is upstream', () => {
    const text = (expression: string) => `params: { limit: { default: 1 } }
nodes:
  - { id: start, type: manual }
  - { id: first, type: set, config: { values: { total: 1 } } }
  - { id: here, type: set, config: { values: { x: "{{ ${expression} }}" } } }
  - { id: later, type: set }
edges:
  - { from: start, to: first }
  - { from: first, to: here }
  - { from: here, to: later }
`;
    expect(offered(text('|'))).toEqual(expect.arrayContaining(['first', 'trigger', 'params', 'secrets']));
    expect(offered(text('|'))).not.toContain('later');
    expect(offered(text('first.|'))).toEqual(['total']);
    expect(offered(text('params.l|'))).toEqual(['limit']);
    expect(offered(text('trigger.b|'))).toContain('body');
  });

  it('keeps still where nobody asked', () => {
    expect(offered('name: x\n|\n', false)).toEqual([]);
  });
});
