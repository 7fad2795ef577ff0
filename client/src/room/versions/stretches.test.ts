import type { DiffBlock } from '@penora/protocol/schemas/version';
import { expect, test } from 'vitest';
import { stretchesOf } from './stretches.ts';

const block = (change: DiffBlock['change']): DiffBlock => ({
  change,
  node: 'paragraph',
  level: null,
  block: 0,
  parts: [],
});
const shape = (signs: string, folds = true): string[] =>
  stretchesOf(
    [...signs].map((sign) => block(sign === '.' ? 'same' : 'added')),
    folds,
  ).map(({ kind, blocks }) => `${kind} ${blocks.length}`);

test('what did not change is folded, but for what stands beside a change', () => {
  expect(shape('......+......')).toEqual(['same 5', 'shown 3', 'same 5']);
  expect(shape('.+..+.')).toEqual(['shown 6']);
  expect(shape('.....')).toEqual(['same 5']);
});

test('a short stretch is not worth folding, and nothing is folded where nothing changed', () => {
  expect(shape('..+')).toEqual(['shown 1', 'shown 2']);
  expect(shape('.....', false)).toEqual(['shown 5']);
});
