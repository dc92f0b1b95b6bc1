import { expect, it } from 'vitest';
import { began, history, logged, STARTED } from '@/test/events';
import { linesOf } from './logLines';

const events = history([0, STARTED], [1, began('a')], [2, logged('a', 'info', 'Hello Ada')], [3, logged('b', 'warn', 'Careful')]);

it('lists the lines of a level and above', () => {
  expect(linesOf(events, 'debug', '').map((line) => line.message)).toEqual(['Hello Ada', 'Careful']);
  expect(linesOf(events, 'warn', '').map((line) => line.message)).toEqual(['Careful']);
});

it('finds all words, in message, node and data, whatever their case', () => {
  expect(linesOf(events, 'debug', 'ADA hello')).toHaveLength(1);
  expect(linesOf(events, 'debug', '"n":1 b')).toHaveLength(1);
  expect(linesOf(events, 'debug', 'nowhere')).toEqual([]);
});
