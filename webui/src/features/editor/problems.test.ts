import { expect, it } from 'vitest';
import { diff } from './diff';
import { pathOf, perNode, placed } from './problems';

const TEXT = 'name: x\nnodes:\n  - id: a\n    type: sett\n    config: { url: "not a url" }\n';

it('a problem stands where its line and column say, over the whole word', () => {
  const [problem] = placed([{ field: 'nodes[0].type', issue: 'unknown', line: 4, column: 11 }], TEXT);
  expect(TEXT.slice(problem!.from, problem!.to)).toBe('sett');
  expect(problem!.line).toBe(4);
});

it('a problem without a line stands at the field it names, or at the nearest thing that is there', () => {
  const [there, near, nowhere] = [
    { field: 'nodes[0].config.url', issue: 'must be a URL' },
    { field: 'nodes[0].config.method', issue: 'is missing' },
    { field: '', issue: 'is empty' },
  ].map((problem) => placed([problem], TEXT)[0]!);
  expect(TEXT.slice(there!.from, there!.to)).toBe('"not a url"');
  expect(near!.line).toBe(5);
  expect(nowhere!.from).toBe(0);
});

it('a place beyond the text is brought back into it', () => {
  const problems = placed([{ field: 'x', issue: 'y', line: 99, column: 1 }, { field: 'x', issue: 'y', line: 1, column: 99 }], TEXT);
  for (const problem of problems) expect(problem.to).toBeLessThanOrEqual(TEXT.length);
  expect(problems.map((problem) => problem.line)).toEqual([1, 1]);
});

it('problems are counted per node', () => {
  const problems = ['nodes[1].type', 'nodes[1].config.url', 'edges[0].to'].map((field) => ({ field, issue: 'x' }));
  expect(perNode(problems, ['a', 'b'])).toEqual({ b: 2 });
  const warnings = problems.map((problem) => ({ ...problem, severity: 'warning' as const }));
  expect(perNode(warnings, ['a', 'b'])).toEqual({});
  expect(placed(warnings, TEXT).map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
});

it('a field is read as steps', () => {
  expect(pathOf('nodes[2].config.headers["x-a.b"]')).toEqual(['nodes', 2, 'config', 'headers', 'x-a.b']);
});

it('a difference keeps what both have and names whose the rest is', () => {
  expect(diff('a\nb\nc', 'a\nx\nc')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'theirs', text: 'b' },
    { kind: 'mine', text: 'x' },
    { kind: 'same', text: 'c' },
  ]);
});
