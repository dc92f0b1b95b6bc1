import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Detail } from '@/api/types';

/** A problem and where it stands in the text. */
export interface PlacedProblem {
  from: number;
  to: number;
  line: number;
  field: string;
  issue: string;
  severity: 'error' | 'warning';
}

/** Finds the place of each problem: by its line and column, else by the field it names, else at the top. */
export function placed(problems: Detail[], text: string): PlacedProblem[] {
  const starts = lineStarts(text);
  return problems
    .map((problem) => {
      const from = offsetOf(problem, text, starts);
      const to = endOf(from, text);
      const severity = problem.severity ?? 'error';
      return { from, to, line: lineOf(from, starts), field: problem.field, issue: problem.issue, severity };
    })
    .sort((a, b) => a.from - b.from);
}

/** How many problems each node has, without the warnings. Fields look like `nodes[2].config.url`. */
export function perNode(problems: Detail[], nodeIds: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { field, severity } of problems) {
    if (severity === 'warning') continue;
    const index = /^nodes\[(\d+)\]/.exec(field)?.[1];
    const id = index === undefined ? undefined : nodeIds[Number(index)];
    if (id !== undefined) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

/** `nodes[0].config.url` as the steps to it. */
export function pathOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[(\d+)\]|\["([^"]+)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) =>
    index !== undefined ? Number(index) : (quoted ?? name ?? ''),
  );
}

function offsetOf(problem: Detail, text: string, starts: number[]): number {
  if (problem.line && problem.line <= starts.length) {
    const start = starts[problem.line - 1]!;
    const end = starts[problem.line] ?? text.length + 1;
    return Math.min(start + Math.max((problem.column ?? 1) - 1, 0), end - 1);
  }
  return byField(problem.field, text);
}

function byField(field: string, text: string): number {
  const document = parseDocument(text, { logLevel: 'silent', lineCounter: new LineCounter() });
  const path = pathOf(field);
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** The underline covers the word or value there, at least one character, never more than the line. */
function endOf(from: number, text: string): number {
  const line = text.slice(from, lineEnd(from, text));
  const word = /^(?:"[^"]*"|'[^']*'|[^\s,{}[\]]+)/.exec(line)?.[0];
  return Math.min(from + (word?.length ?? 1), text.length);
}

function lineEnd(from: number, text: string): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(offset: number, starts: number[]): number {
  return starts.findLastIndex((start) => start <= offset) + 1;
}
