import { expect, test } from 'vitest';
import { asProblem, toProblem, unreachable } from './problem.ts';

const storageFull = {
  type: 'about:blank#storage_full',
  title: 'Your storage is full',
  status: 413,
  code: 'storage_full',
  detail: 'Your 1 MB is full.',
  usedBytes: 1_048_000,
  limitBytes: 1_048_576,
  neededBytes: 4_000,
};

test('a refusal keeps its code, words and facts', () => {
  const problem = toProblem(413, storageFull, new Headers());
  expect(problem).toMatchObject({ code: 'storage_full', status: 413, detail: 'Your 1 MB is full.' });
  expect(problem.fact('neededBytes')).toBe(4_000);
  expect(problem.fact('nothing')).toBeNull();
  expect(Object.keys(problem.facts)).toEqual(['usedBytes', 'limitBytes', 'neededBytes']);
});

test('faults of fields are found by the name of the field', () => {
  const body = { ...storageFull, code: 'invalid', errors: [{ path: 'email', message: 'a valid e-mail address' }] };
  const problem = toProblem(422, body, new Headers());
  expect(problem.fieldError('email')).toBe('a valid e-mail address');
  expect(problem.fieldError('name')).toBeUndefined();
  expect(problem.detail).toBe('A valid e-mail address.');
});

test('what a schema says to programs is told to nobody', () => {
  const errors = [{ path: 'token', message: 'Invalid string: must match pattern /^[A-Z]{43}$/' }];
  const body = { ...storageFull, code: 'invalid', detail: 'token: Invalid string', errors };
  const { title, detail } = toProblem(422, body, new Headers());
  expect(`${title} ${detail}`).toBe('Something is not right Check this and try again.');
});

test('the id to quote comes from the body, else from the header', () => {
  const headers = new Headers({ 'x-request-id': 'from-header' });
  expect(toProblem(500, { ...storageFull, id: 'from-body' }, headers).requestId).toBe('from-body');
  expect(toProblem(500, storageFull, headers).requestId).toBe('from-header');
});

test('Retry-After in seconds is read, anything else is not', () => {
  const after = (value: string) => toProblem(429, storageFull, new Headers({ 'retry-after': value })).retryAfterSeconds;
  expect(after('3')).toBe(3);
  expect(after('Mon, 23 Nov 2026 05:00:00 GMT')).toBeNull();
});

test('a code that this page does not know is no code', () => {
  expect(toProblem(418, { ...storageFull, code: 'constructor' }, new Headers()).code).toBe('bad_answer');
});

test('an error page of a proxy is "not available", any other foreign body is "not understood"', () => {
  expect(toProblem(502, null, new Headers()).code).toBe('unavailable');
  expect(toProblem(404, '<html>', new Headers()).code).toBe('bad_answer');
});

test('what is no problem becomes one that can be shown', () => {
  expect(asProblem(new Error('x')).code).toBe('bad_answer');
  expect(unreachable(false).title).toBe("You're offline");
});
