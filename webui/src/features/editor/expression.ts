import type { Completion, CompletionResult } from '@codemirror/autocomplete';
import type { NodeTypeInfo } from '@/api/types';
import { nodeAt, outline, type Outline } from './document';

const TRIGGER = ['body', 'headers', 'query', 'params', 'method', 'path', 'type'];
const HTTP = ['status', 'headers', 'body'];
const ROOTS: Completion[] = [
  { label: 'trigger', detail: 'what started the execution' },
  { label: 'params', detail: 'the parameters of the workflow' },
  { label: 'secrets', detail: 'secret values' },
  { label: 'vars', detail: 'variables' },
  { label: 'execution', detail: 'this execution' },
  { label: 'workflow', detail: 'this workflow' },
];
const IN_LOOPS: Completion[] = [
  { label: 'item', detail: 'the present item of the loop' },
  { label: 'index', detail: 'its number, from 0' },
];

/** What can be written inside of `{{ … }}`: the roots, the nodes upstream of this one, and their fields. */
export function expressionAt(text: string, offset: number, types: NodeTypeInfo[]): CompletionResult | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const open = line.lastIndexOf('{{');
  if (open < 0 || line.indexOf('}}', open) >= 0) return null;
  const chain = /[\w$-]+(?:\.[\w$-]*)*$/.exec(line.slice(open + 2))?.[0] ?? '';
  const dot = chain.lastIndexOf('.');
  const known = outline(text);
  const options = dot < 0 ? roots(known, nodeAt(known, offset), types) : fields(chain.slice(0, dot), known);
  const from = offset - (chain.length - dot - 1);
  return options.length > 0 ? { from, options, validFor: /^[\w$-]*$/ } : null;
}

function roots(known: Outline, at: string | null, types: NodeTypeInfo[]): Completion[] {
  const inLoop = known.nodes.some((node) => node.id === at && node.parent);
  const triggers = new Set(types.filter((type) => type.trigger).map((type) => type.type));
  const nodes = upstream(known, at)
    .filter((node) => !triggers.has(node.type))
    .map((node) => ({ label: node.id, detail: node.type, boost: 2 }));
  return [...nodes, ...ROOTS, ...(inLoop ? IN_LOOPS : [])].map((option) => ({ ...option, type: 'variable' }));
}

function fields(root: string, known: Outline): Completion[] {
  const node = known.nodes.find((each) => each.id === root);
  return namesOf(root, known, node).map((label) => ({ label, type: 'property' }));
}

function namesOf(root: string, known: Outline, node: Outline['nodes'][number] | undefined): string[] {
  if (root === 'trigger') return TRIGGER;
  if (root === 'params') return known.params;
  if (node?.type === 'http_request') return HTTP;
  const values = node?.type === 'set' ? node.config?.values : undefined;
  return values && typeof values === 'object' && !Array.isArray(values) ? Object.keys(values) : [];
}

/** The nodes from which a way leads to that one; a node in a loop also sees what comes before the loop. */
function upstream(known: Outline, at: string | null): Outline['nodes'] {
  if (at === null) return known.nodes;
  const found = new Set<string>();
  const search = [at];
  while (search.length > 0) {
    const id = search.pop()!;
    const parent = known.nodes.find((node) => node.id === id)?.parent;
    const before = known.edges.filter((edge) => edge.to === id).map((edge) => edge.from);
    for (const next of before) if (!found.has(next)) search.push((found.add(next), next));
    if (parent && !found.has(`in ${parent}`)) search.push((found.add(`in ${parent}`), parent));
  }
  return known.nodes.filter((node) => found.has(node.id) && node.id !== at);
}
