import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import type { NodeTypeInfo, WorkflowEdge, WorkflowNode } from '@/api/types';
import { layout, type Box, type Direction } from './layout';

export type CardNode = Node<
  {
    title: string;
    subtitle: string;
    type: string;
    icon: string;
    category: string;
    trigger: boolean;
    loop: boolean;
    disabled: boolean;
    ports: string[];
    direction: Direction;
  },
  'card'
>;

export type PortEdgeElement = Edge<{ port: string }, 'port'>;

/** What is drawn of a workflow: its nodes at their places and the edges between those that exist. */
export function elements(
  nodes: WorkflowNode[],
  edges: WorkflowEdge[],
  types: ReadonlyMap<string, NodeTypeInfo>,
  direction: Direction,
): { nodes: CardNode[]; edges: PortEdgeElement[] } {
  const unique = [...new Map(nodes.map((node) => [node.id, node])).values()];
  const boxes = layout(unique, edges, direction);
  const parents = new Set(unique.map((node) => node.parent).filter(Boolean));
  const drawn = unique.map((node): CardNode => {
    const box = boxes.get(node.id)!;
    const info = types.get(node.type);
    const loop = parents.has(node.id);
    const trigger = info?.trigger ?? false;
    const out = ports(node.id, edges, boxes, direction);
    return {
      id: node.id,
      type: 'card',
      position: { x: box.x, y: box.y },
      width: box.width,
      height: box.height,
      // said, not measured: else the graph waits for a measurement that never comes and does not fit the view
      measured: { width: box.width, height: box.height },
      zIndex: loop ? 0 : 2,
      handles: handles(box, trigger, out, direction),
      data: {
        title: node.name || node.id,
        subtitle: subtitle(node, info),
        type: node.type,
        icon: info?.icon ?? '',
        category: info?.category ?? 'other',
        trigger,
        loop,
        disabled: node.disabled ?? false,
        ports: out,
        direction,
      },
    };
  });
  const known = new Set(unique.map((node) => node.id));
  const lines = edges
    .filter((edge) => known.has(edge.from) && known.has(edge.to))
    .map((edge, index): PortEdgeElement => {
      const port = edge.on || 'main';
      return {
        id: `${index} ${edge.from} ${port} ${edge.to}`,
        type: 'port',
        source: edge.from,
        sourceHandle: port,
        target: edge.to,
        zIndex: 1,
        focusable: false,
        data: { port },
      };
    });
  return { nodes: drawn, edges: lines };
}

/** Where edges meet the card, said here so that they are drawn at once and stay when the picture changes. */
function handles(box: Box, trigger: boolean, ports: string[], direction: Direction): NodeHandle[] {
  const down = direction === 'down';
  const at = (part: number) => (down ? { x: box.width * part } : { y: box.height * part });
  const size = { width: 1, height: 1 };
  const out = ports.map((id, index): NodeHandle => ({
    ...size,
    id,
    type: 'source',
    position: down ? Position.Bottom : Position.Right,
    x: box.width,
    y: box.height,
    ...at((index + 1) / (ports.length + 1)),
  }));
  if (trigger) return out;
  return [{ ...size, type: 'target', position: down ? Position.Top : Position.Left, x: 0, y: 0, ...at(0.5) }, ...out];
}

/** The ports that edges leave by, in the order in which their targets stand, so that edges do not cross at the card. */
function ports(id: string, edges: WorkflowEdge[], boxes: ReadonlyMap<string, Box>, direction: Direction): string[] {
  const across = (edge: WorkflowEdge) => boxes.get(edge.to)?.[direction === 'right' ? 'y' : 'x'] ?? 0;
  const leaving = edges.filter((edge) => edge.from === id).sort((a, b) => across(a) - across(b));
  return [...new Set(leaving.map((edge) => edge.on || 'main'))];
}

function subtitle(node: WorkflowNode, info: NodeTypeInfo | undefined): string {
  const config = node.config ?? {};
  const telling = ['url', 'path', 'condition', 'duration', 'cron', 'every', 'message', 'title', 'signal']
    .map((key) => config[key])
    .find((value) => typeof value === 'string' && value !== '');
  return typeof telling === 'string' ? telling : (info?.title ?? node.type);
}
