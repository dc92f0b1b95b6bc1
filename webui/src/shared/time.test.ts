import { expect, it } from 'vitest';
import { ago, duration } from './time';

it.each([
  [0, '0 ms'],
  [40.4, '40 ms'],
  [999.7, '1.00 s'],
  [1240, '1.24 s'],
  [59_949, '59.9 s'],
  [59_990, '1 m 00 s'],
  [125_000, '2 m 05 s'],
  [12_000_000, '3 h 20 m'],
  [367_200_000, '4 d 6 h'],
])('%d ms is %s', (ms, text) => expect(duration(ms)).toBe(text));

it('tells the past from the future', () => {
  expect(ago(0, 90_000)).toBe('2 min ago');
  expect(ago(90_000, 0)).toBe('in 2 min');
  expect(ago(0, 3_000)).toBe('just now');
});
