import { expect, test } from 'vitest';
import type { TreeNode } from '../../../documents/contents/tree.ts';
import { whole } from '../pieces.ts';
import { manuscriptOf, node, paragraph, text, tree } from '../test/corpus.ts';
import { readPdf } from '../test/readPdf.ts';
import { pdf } from './pdf.ts';

const items = (count: number): TreeNode[] =>
  Array.from({ length: count }, () => node('listItem', [paragraph(text('words'))]));

const rows = [
  ['1', 8, ['8.', '9.', '10.', '11.']],
  ['1', 98, ['98.', '99.', '100.', '101.']],
  ['1', 998, ['998.', '999.', '1000.', '1001.']],
  ['1', 99_999_998, ['99999998.', '99999999.', '100000000.', '100000001.']],
  ['i', 887, ['dccclxxxvii.', 'dccclxxxviii.', 'dccclxxxix.', 'dcccxc.']],
  ['I', 7, ['VII.', 'VIII.', 'IX.', 'X.']],
  ['a', 700, ['zx.', 'zy.', 'zz.', 'aaa.']],
] as const;

test.each((['book', 'manuscript'] as const).flatMap((style) => rows.map((row) => [style, ...row] as const)))(
  '%s: a list of kind %s from %i has its numbers whole, left of its words and on the paper',
  async (style, type, start, numbers) => {
    const outer = node('orderedList', items(4), { type, start });
    const options = { format: 'pdf', paper: 'a4', style, howMade: false } as const;
    const { pages } = await readPdf(await whole(pdf(manuscriptOf(tree(outer)), options)));
    const found = pages.join('\n').match(/\S+\. ?(?=words)/g) ?? [];
    expect(found.map((number) => number.trim())).toEqual(numbers);
  },
);
