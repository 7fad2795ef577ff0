import { expect, it } from 'vitest';
import { safeNext } from '../nextPath.ts';

it.each(['/p/ABC123?a=1#x', '/workspace', '/account?connect=1'])('a path of this site is kept: %s', (path) => {
  expect(safeNext(path)).toBe(path);
});

it.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n//evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/a/../..//evil.example',
  '/%0d%0aset-cookie:x=1\r\n',
  'evil.example',
])('nobody is sent elsewhere by %j', (path) => {
  expect(safeNext(path)).toBe('/');
});
