import type { Project } from '@penora/protocol/schemas/project';
import { expect, test } from 'vitest';
import { matching, nextSort, sorted } from './projectList.ts';

const project = (code: string, facts: Partial<Project>): Project => ({
  code,
  title: 'Untitled',
  type: 'text',
  app: 'penora',
  role: 'owner',
  sizeBytes: 0,
  words: 0,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  deletedAt: null,
  ...facts,
});

const lantern = project('SLT4RN', { title: 'The Salt Lantern', words: 8_120, updatedAt: '2026-11-23T00:00:00.000Z' });
const cafe = project('CAFE01', { title: 'Café at chapter 10', words: 90, updatedAt: '2026-11-20T00:00:00.000Z' });
const chapter2 = project('CHAP02', { title: 'café at chapter 2', words: 800, app: 'imagegene' });
const all = [lantern, cafe, chapter2];
const codes = (list: Project[]) => list.map((one) => one.code);

test('numbers sort as numbers, names as people sort them, times by time', () => {
  expect(codes(sorted(all, { key: 'words', up: true }))).toEqual(['CAFE01', 'CHAP02', 'SLT4RN']);
  expect(codes(sorted(all, { key: 'title', up: true }))).toEqual(['CHAP02', 'CAFE01', 'SLT4RN']);
  expect(codes(sorted(all, { key: 'updatedAt', up: false }))).toEqual(['SLT4RN', 'CAFE01', 'CHAP02']);
});

test('equal ones keep one order, whichever way the list came', () => {
  const equal = [project('BBBBBB', {}), project('AAAAAA', {})];
  expect(codes(sorted(equal, { key: 'words', up: false }))).toEqual(['AAAAAA', 'BBBBBB']);
  expect(codes(sorted(equal.toReversed(), { key: 'words', up: false }))).toEqual(['AAAAAA', 'BBBBBB']);
});

test('a search finds words in any order, without accents, and codes', () => {
  expect(codes(matching(all, 'chapter cafe', 'all'))).toEqual(['CAFE01', 'CHAP02']);
  expect(codes(matching(all, 'slt4', 'all'))).toEqual(['SLT4RN']);
  expect(codes(matching(all, 'cafe', 'imagegene'))).toEqual(['CHAP02']);
  expect(matching(all, 'nothing of it', 'all')).toEqual([]);
  expect(matching(all, '  ', 'all')).toHaveLength(3);
});

test('a second press on a column turns its order round', () => {
  const first = nextSort({ key: 'updatedAt', up: false }, 'title');
  expect(first).toEqual({ key: 'title', up: true });
  expect(nextSort(first, 'title')).toEqual({ key: 'title', up: false });
  expect(nextSort(first, 'words')).toEqual({ key: 'words', up: false });
});
