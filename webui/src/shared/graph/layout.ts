import { Graph, layout as dagre } from '@dagrejs/dagre';
import type { WorkflowEdge, WorkflowNode } from '@/api/types';

export type Direction = 'right' | 'down';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const CARD = { width: 208, height: 56 };
const LOOP_HEAD = 44;
/** Reading left to right is the habit; it is left only where the other way shows the nodes clearly larger. */
const WORTH_TURNING = 1.25;
const LOOP_PADDING = 20;

/**
 * Where each node stands, reading left to right or top to bottom. The body of a loop is laid out on its own and then
 * stands in the outer picture as one box, so bodies nest to any depth.
 */
export function layout(nodes: WorkflowNode[], edges: WorkflowEdge[], direction: Direction): Map<string, Box> {
  const ids = new Set(nodes.map((node) => node.id));
  const parentOf = (node: WorkflowNode) => (node.parent && ids.has(node.parent) ? node.parent : null);
  const placed = new Map<string, Box>();
  level(null, new Set());
  return placed;

  /** Lays out the children of one loop with (0, 0) as the corner, and answers the room they take. */
  function level(parent: string | null, above: ReadonlySet<string>): { width: number; height: number } {
    const members = nodes.filter((node) => parentOf(node) === parent && !above.has(node.id));
    if (members.length === 0) return CARD;
    const graph = new Graph();
    graph.setGraph({ rankdir: direction === 'right' ? 'LR' : 'TB', nodesep: 40, ranksep: 76, marginx: 0, marginy: 0 });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const node of members) graph.setNode(node.id, sizeOf(node, above));
    for (const edge of edges) {
      if (edge.from !== edge.to && graph.hasNode(edge.from) && graph.hasNode(edge.to)) graph.setEdge(edge.from, edge.to);
    }
    dagre(graph);
    for (const node of members) {
      const at = graph.node(node.id) as Box;
      move(node.id, { ...at, x: at.x - at.width / 2, y: at.y - at.height / 2 });
    }
    const room = graph.graph() as { width?: number; height?: number };
    return { width: room.width ?? 0, height: room.height ?? 0 };
  }

  function sizeOf(node: WorkflowNode, above: ReadonlySet<string>): { width: number; height: number } {
    const below = new Set([...above, node.id]);
    if (!nodes.some((child) => parentOf(child) === node.id && !below.has(child.id))) return { ...CARD };
    const inner = level(node.id, below);
    return {
      width: Math.max(inner.width + 2 * LOOP_PADDING, CARD.width + 24),
      height: inner.height + LOOP_HEAD + LOOP_PADDING,
    };
  }

  /** Puts a box down and takes its body, laid out before, along. */
  function move(id: string, box: Box): void {
    placed.set(id, { x: box.x, y: box.y, width: box.width, height: box.height });
    shift(id, box.x + LOOP_PADDING, box.y + LOOP_HEAD, new Set([id]));
  }

  function shift(parent: string, dx: number, dy: number, seen: Set<string>): void {
    for (const child of nodes) {
      const box = placed.get(child.id);
      if (parentOf(child) !== parent || !box || seen.has(child.id)) continue;
      placed.set(child.id, { ...box, x: box.x + dx, y: box.y + dy });
      shift(child.id, dx, dy, seen.add(child.id));
    }
  }
}

/** The way of reading in which the whole picture fits a room at the larger scale. */
export function bestDirection(nodes: WorkflowNode[], edges: WorkflowEdge[], room: { width: number; height: number }): Direction {
  const scale = (direction: Direction) => {
    const boxes = [...layout(nodes, edges, direction).values()];
    const width = Math.max(...boxes.map((box) => box.x + box.width), 1);
    const height = Math.max(...boxes.map((box) => box.y + box.height), 1);
    return Math.min(room.width / width, room.height / height, 1);
  };
  return scale('down') > scale('right') * WORTH_TURNING ? 'down' : 'right';
}
