import type { Completion, CompletionResult } from '@codemirror/autocomplete';
import { isMap, isPair, isScalar, visit, type Document } from 'yaml';
import type { JsonSchema, NodeTypeInfo } from '@/api/types';
import { propertiesOf, schemaAt, valuesOf } from './definitionSchema';
import { outline, parsed } from './document';
import { expressionAt } from './expression';

const MARK = 'reprise0cursor';

/** The place of the cursor in the definition: a key being written in an object, or a value. */
interface Place {
  path: (string | number)[];
  role: 'key' | 'value';
  siblings: string[];
}

/** What can be written at a place of a definition. */
export function completionsAt(text: string, offset: number, types: NodeTypeInfo[], asked: boolean): CompletionResult | null {
  const expression = expressionAt(text, offset, types);
  if (expression) return expression;
  const word = wordAt(text, offset);
  if (!asked && word.from === offset && !/[:-] $/.test(text.slice(0, offset))) return null;
  const document = parsed(marked(text, word));
  const place = placeOf(document);
  if (!place) return null;
  const typeOf = (node: number) => types.find((type) => type.type === document.getIn(['nodes', node, 'type']));
  const options = place.role === 'key' ? keys(place, typeOf, word.ownLine) : values(place, text, document, types, typeOf, word.ownLine);
  return options.length > 0 ? { from: word.from, to: word.to, options, validFor: /^[\w.-]*$/ } : null;
}

function keys(place: Place, typeOf: (node: number) => NodeTypeInfo | undefined, ownLine: boolean): Completion[] {
  const schema = schemaAt(place.path, typeOf);
  if (!schema) return [];
  const root = rootOf(place, typeOf) ?? schema;
  const required = new Set(schema.required ?? []);
  return Object.entries(propertiesOf(schema, root))
    .filter(([name]) => !place.siblings.includes(name))
    .map(([name, property]) => ({
      label: name,
      type: 'property',
      detail: required.has(name) ? `${kindOf(property)}, required` : kindOf(property),
      apply: ownLine || !property.properties ? `${name}: ` : `${name}: { `,
      boost: required.has(name) ? 2 : 0,
      ...infoOf(property.description),
    }));
}

function values(
  place: Place,
  text: string,
  document: Document,
  types: NodeTypeInfo[],
  typeOf: (node: number) => NodeTypeInfo | undefined,
  ownLine: boolean,
): Completion[] {
  const [area, index, key] = place.path;
  if (area === 'nodes' && key === 'type' && place.path.length === 3) return types.map(typeOption);
  const known = outline(text);
  if ((area === 'edges' || area === 'connections') && (key === 'from' || key === 'to' || key === 'source' || key === 'target')) {
    return known.nodes.map((node) => ({ label: node.id, type: 'variable', detail: node.type }));
  }
  if ((area === 'edges' || area === 'connections') && key === 'on') {
    const from = document.getIn([area, index, 'from']);
    const node = known.nodes.find((each) => each.id === from);
    const type = types.find((each) => each.type === node?.type);
    return (type?.outputs ?? []).map((port) => ({ label: port, apply: /^(true|false|yes|no|null)$/.test(port) ? `"${port}"` : port, type: 'enum' }));
  }
  if (area === 'nodes' && key === 'parent') {
    return known.nodes.filter((node) => node.type === 'loop').map((node) => ({ label: node.id, type: 'variable' }));
  }
  const schema = schemaAt(place.path, typeOf);
  if (!schema) return [];
  const root = rootOf(place, typeOf) ?? schema;
  const offered = valuesOf(schema, root).map((value) => ({ label: value, type: 'enum' }));
  return offered.length > 0 || !ownLine ? offered : keys({ ...place, siblings: [] }, typeOf, true);
}

function rootOf(place: Place, typeOf: (node: number) => NodeTypeInfo | undefined): JsonSchema | undefined {
  const [area, index, key] = place.path;
  return area === 'nodes' && key === 'config' && typeof index === 'number' ? typeOf(index)?.schema : undefined;
}

function typeOption(type: NodeTypeInfo): Completion {
  return { label: type.type, type: 'type', detail: type.title, ...infoOf(type.description) };
}

function infoOf(text: string | undefined): { info?: string } {
  return text ? { info: text } : {};
}

function kindOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.slice(0, 3).join(' | ') + (schema.enum.length > 3 ? ' …' : '');
  return Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? '');
}

/** The word at the cursor, and whether it stands alone on its line: then it is a key unless it is a list's value. */
function wordAt(text: string, offset: number): { from: number; to: number; ownLine: boolean } {
  const before = /[\w.-]*$/.exec(text.slice(0, offset))![0].replace(/^-(?=\W|$)/, '');
  const after = /^[\w.-]*/.exec(text.slice(offset))![0];
  const from = offset - before.length;
  const to = offset + after.length;
  const lead = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const rest = text.slice(to).split('\n', 1)[0]!;
  return { from, to, ownLine: /^[\s-]*$/.test(lead) && /^\s*(#.*)?$/.test(rest) };
}

/** The text with a mark in place of the word; the parser bears with what is unfinished around it. */
function marked(text: string, word: { from: number; to: number; ownLine: boolean }): string {
  return `${text.slice(0, word.from)}${MARK}${word.ownLine ? ':' : ''}${text.slice(word.to)}`;
}

function placeOf(document: Document): Place | null {
  let place: Place | null = null;
  visit(document, {
    Scalar(key, node, ancestors) {
      if (node.value !== MARK && node.value !== `${MARK}:`) return;
      const path = pathThrough([...ancestors, node]);
      const map = ancestors.findLast(isMap);
      const siblings = map ? map.items.map((pair) => (isScalar(pair.key) ? String(pair.key.value) : '')) : [];
      place = { path, role: key === 'key' ? 'key' : 'value', siblings: siblings.filter((name) => name !== MARK) };
      return visit.BREAK;
    },
  });
  return place;
}

/** The steps from the root to a node, through pairs and sequence items. */
function pathThrough(chain: unknown[]): (string | number)[] {
  const path: (string | number)[] = [];
  chain.forEach((each, depth) => {
    const next = chain[depth + 1];
    if (isPair(each) && isScalar(each.key) && each.key !== next) path.push(String(each.key.value));
    const items = (each as { items?: unknown[] }).items;
    if (items && !isMap(each)) {
      const index = items.indexOf(next);
      if (index >= 0) path.push(index);
    }
  });
  return path;
}
