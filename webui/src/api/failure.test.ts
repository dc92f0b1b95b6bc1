import { expect, it } from 'vitest';
import { failureOf } from './failure';

it('an envelope is read with its request id and details', async () => {
  const details = [{ field: 'name', issue: 'is missing', line: 1, column: 1 }];
  const body = { error: { code: 'VALIDATION_ERROR', message: 'Invalid workflow', requestId: 'r-1', details } };
  const failure = await failureOf(new Response(JSON.stringify(body), { status: 400 }));
  expect(failure).toMatchObject({ status: 400, code: 'VALIDATION_ERROR', message: 'Invalid workflow', requestId: 'r-1', details });
  expect(failure.of('name')).toBe('is missing');
  expect(failure.passing).toBe(false);
});

it('an answer without an envelope still says something, with the request id of its header', async () => {
  const response = new Response('<html>', { status: 502, headers: { 'X-Request-Id': 'r-2', 'Retry-After': '7' } });
  const failure = await failureOf(response);
  expect(failure).toMatchObject({ code: 'UNKNOWN', requestId: 'r-2', retryAfterSeconds: 7, passing: true });
  expect(failure.message).toContain('502');
});
