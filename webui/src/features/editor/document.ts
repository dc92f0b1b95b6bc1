import { isMap, isSeq, parseDocument, stringify, type Document } from 'yaml';
import type { Json, NodeTypeInfo, WorkflowEdge, WorkflowNode } from '@/api/types';

/** What can be read of a definition's text while it is being written. */
export interface Outline {
  name: string;
  params: string[];
  nodes: (WorkflowNode & { from: number; to: number })[];
  edges: WorkflowEdge[];
  /** Whether the text is whole YAML; if not, this is what could be made out. */
  whole: boolean;
}

type Loose = { [key: string]: Json | undefined };

export function parsed(text: string): Document {
  return parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
}

export function outline(text: string): Outline {
  const document = parsed(text);
  const root = object(contents(document));
  const places = isMap(document.contents) ? document.contents.get('nodes', true) : undefined;
  const ranges = isSeq(places) ? places.items.map((item) => (item as { range?: [number, number, number] }).range) : [];
  const nodes = list(root.nodes).flatMap((raw, index) => {
    const node = nodeOf(object(raw));
    const [from, to] = ranges[index] ?? [0, 0];
    return node ? [{ ...node, from, to }] : [];
  });
  const edges = list(root.edges ?? root.connections).flatMap((raw) => edgeOf(object(raw)) ?? []);
  return { name: words(root.name), params: Object.keys(object(root.params)), nodes, edges, whole: document.errors.length === 0 };
}

/** The node that the text at that place belongs to. */
export function nodeAt(outline: Outline, offset: number): string | null {
  return outline.nodes.find((node) => node.from <= offset && offset <= node.to)?.id ?? null;
}

/** Where a new node of a type goes, and its text: an example of the type under an id that is free. */
export function newNode(text: string, type: NodeTypeInfo): { offset: number; text: string } {
  const known = outline(text);
  const id = freeId(type.type.replaceAll('_', '-'), new Set(known.nodes.map((node) => node.id)));
  const config = type.examples[0]?.config;
  const node = { id, type: type.type, ...(config && Object.keys(config).length > 0 && { config }) };
  const last = known.nodes.at(-1);
  if (!last) {
    const lead = text === '' || text.endsWith('\n') ? '' : '\n';
    return { offset: text.length, text: `${lead}nodes:\n${item(node, 2)}` };
  }
  const lineStart = text.lastIndexOf('- ', last.from);
  const indent = lineStart - (text.lastIndexOf('\n', lineStart) + 1);
  const end = text.slice(0, last.to).trimEnd().length;
  const eol = text.indexOf('\n', end);
  return eol < 0 ? { offset: text.length, text: `\n${item(node, indent)}` } : { offset: eol + 1, text: item(node, indent) };
}

function item(node: object, indent: number): string {
  const lines = stringify(node).trimEnd().split('\n');
  return lines.map((line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}

function contents(document: Document): Json {
  try {
    return document.toJS({ maxAliasCount: 100 }) as Json;
  } catch {
    return null; // aliases that name nothing, or too many of them
  }
}

function nodeOf(raw: Loose): WorkflowNode | null {
  const data = object(raw.data); // as React Flow writes it
  const id = words(raw.id);
  if (!id) return null;
  return {
    id,
    type: words(raw.type),
    name: words(raw.name) || words(data.label) || null,
    config: object(raw.config ?? data.config) as { [key: string]: Json },
    parent: words(raw.parent) || null,
    disabled: raw.disabled === true,
  };
}

function edgeOf(raw: Loose): WorkflowEdge | null {
  const from = words(raw.from ?? raw.source);
  const to = words(raw.to ?? raw.target);
  const on = raw.on ?? raw.sourceHandle ?? raw.action;
  return from && to ? { from, to, on: on === undefined || on === null ? null : String(on) } : null;
}

function object(value: Json | undefined): Loose {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function words(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
