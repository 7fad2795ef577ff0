import { expect, test } from 'vitest';
import { nextPath } from './next.ts';

test('a path of this site is kept', () => {
  expect(nextPath('?next=%2Fp%2FABC123%3Fa%3D1%23x')).toBe('/p/ABC123?a=1#x');
  expect(nextPath('')).toBe('/');
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '\\\\evil.example',
  '/..//evil.example',
  '/.//evil.example',
])('nobody is sent elsewhere by %s', (next) => {
  expect(nextPath(`?next=${encodeURIComponent(next)}`)).toBe('/');
});

test('a tab or line break inside does not hide another site', () => {
  expect(nextPath(`?next=${encodeURIComponent('/\t/evil.example')}`)).not.toMatch(/^\/\//);
});
