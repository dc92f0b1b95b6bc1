import { describe, expect, it } from 'vitest';
import { bestDirection, layout } from './layout';

const node = (id: string, parent?: string) => ({ id, type: 'set', ...(parent && { parent }) });
const chain = ['a', 'b', 'c', 'd', 'e'].map((id) => node(id));
const links = [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }, { from: 'c', to: 'd' }, { from: 'd', to: 'e' }];

describe('the layout', () => {
  it('puts what follows to the right, or below', () => {
    const right = layout(chain, links, 'right');
    const down = layout(chain, links, 'down');
    expect(right.get('b')!.x).toBeGreaterThan(right.get('a')!.x + right.get('a')!.width);
    expect(down.get('b')!.y).toBeGreaterThan(down.get('a')!.y + down.get('a')!.height);
  });

  it('keeps the body of a loop inside of it, nested ones too', () => {
    const nodes = [node('loop'), node('x', 'loop'), node('inner', 'loop'), node('y', 'inner'), node('after')];
    const boxes = layout(nodes, [{ from: 'x', to: 'inner' }, { from: 'loop', to: 'after' }], 'right');
    for (const [child, parent] of [['x', 'loop'], ['inner', 'loop'], ['y', 'inner']] as const) {
      const a = boxes.get(child)!;
      const b = boxes.get(parent)!;
      expect(a.x).toBeGreaterThan(b.x);
      expect(a.y).toBeGreaterThan(b.y);
      expect(a.x + a.width).toBeLessThan(b.x + b.width);
      expect(a.y + a.height).toBeLessThan(b.y + b.height);
    }
    expect(boxes.get('after')!.x).toBeGreaterThan(boxes.get('loop')!.x + boxes.get('loop')!.width);
  });

  it('bears with unfinished definitions: unknown ends, edges to itself, circles, a node that is its own parent', () => {
    const nodes = [node('a'), node('b'), node('own', 'own'), node('orphan', 'nobody')];
    const edges = [{ from: 'a', to: 'gone' }, { from: 'a', to: 'a' }, { from: 'a', to: 'b' }, { from: 'b', to: 'a' }];
    const boxes = layout(nodes, edges, 'right');
    for (const id of ['a', 'b', 'orphan']) expect(Number.isFinite(boxes.get(id)!.x)).toBe(true);
  });

  it('turns downwards where that shows the nodes larger', () => {
    expect(bestDirection(chain, links, { width: 1200, height: 500 })).toBe('right');
    expect(bestDirection(chain, links, { width: 390, height: 700 })).toBe('down');
  });
});
