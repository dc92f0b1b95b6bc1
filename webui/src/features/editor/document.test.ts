import { describe, expect, it } from 'vitest';
import type { NodeTypeInfo } from '@/api/types';
import { newNode, nodeAt, outline } from './document';

const LOG: NodeTypeInfo = {
  type: 'log', title: 'Log', description: '', category: 'data', icon: '', trigger: false, outputs: ['main'], schema: {}, help: '',
  examples: [{ title: 'Log', config: { level: 'info' } }],
};

describe('the outline of a definition', () => {
  it('reads nodes and edges in their canonical form', () => {
    const known = outline('name: Orders\nnodes:\n  - { id: a, type: set, name: First }\nedges:\n  - { from: a, to: b, on: true }\n');
    expect(known).toMatchObject({ name: 'Orders', whole: true, nodes: [{ id: 'a', name: 'First' }], edges: [{ from: 'a', to: 'b', on: 'true' }] });
  });

  it('reads the other names of edges and what React Flow writes', () => {
    const text = 'nodes:\n  - { id: a, type: set, data: { label: First, config: { x: 1 } } }\nconnections:\n  - { source: a, target: b, sourceHandle: "no" }\n';
    expect(outline(text)).toMatchObject({ nodes: [{ name: 'First', config: { x: 1 } }], edges: [{ from: 'a', to: 'b', on: 'no' }] });
  });

  it('bears with text that is not whole', () => {
    expect(outline('nodes:\n  - { id: a, type: ').whole).toBe(false);
    expect(outline('').nodes).toEqual([]);
    expect(outline('just words').nodes).toEqual([]);
    expect(outline('nodes: 7\nedges: {}').nodes).toEqual([]);
    expect(outline('a: *nothing').nodes).toEqual([]);
  });

  it('knows which node a place belongs to', () => {
    const text = 'nodes:\n  - id: a\n    type: set\n  - id: b\n    type: log\n';
    expect(nodeAt(outline(text), text.indexOf('set'))).toBe('a');
    expect(nodeAt(outline(text), text.indexOf('log'))).toBe('b');
    expect(nodeAt(outline(text), 0)).toBeNull();
  });
});

describe('a new node', () => {
  const put = (text: string) => {
    const { offset, text: added } = newNode(text, LOG);
    return text.slice(0, offset) + added + text.slice(offset);
  };

  it('comes after the last one, under an id that is free', () => {
    const text = put('name: x\nnodes:\n  - { id: log, type: log }\nedges: []\n');
    expect(outline(text)).toMatchObject({ whole: true, nodes: [{ id: 'log' }, { id: 'log-2', type: 'log', config: { level: 'info' } }] });
    expect(text.endsWith('edges: []\n')).toBe(true);
  });

  it('keeps the indentation it finds', () => {
    expect(put('nodes:\n- id: a\n  type: set\n')).toContain('\n- id: log\n  type: log\n');
    expect(put('nodes:\n    - id: a\n      type: set')).toContain('\n    - id: log\n      type: log\n');
  });

  it('can be the first', () => {
    expect(outline(put('name: x'))).toMatchObject({ whole: true, nodes: [{ id: 'log' }] });
  });
});
