import { expect, it } from 'vitest';
import { localPath } from './localPath';

it('goes on to our own pages', () => {
  expect(localPath('/executions?status=failed#top')).toBe('/executions?status=failed#top');
});

it.each([null, '', 'https://evil.example/', '//evil.example/', '/\\evil.example', '/\t/evil.example', '/.//evil.example', 'javascript:alert(1)', 'workflows'])(
  'goes nowhere else: %s',
  (next) => expect(localPath(next)).toBe('/workflows'),
);
