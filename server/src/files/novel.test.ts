import { readFileSync } from 'node:fs';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { exportFormats } from '@penora/protocol/schemas/export';
import { countWords } from '@penora/protocol/words/pieces';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { html } from '../documents/contents/html.ts';
import { plainText } from '../documents/contents/plainText.ts';
import { type Tree, treeOf } from '../documents/contents/tree.ts';
import { makeDoc } from '../documents/doc/makeDoc.ts';
import { make } from './export/make.ts';
import { whole } from './export/pieces.ts';
import { read } from './import/reading/read.ts';

const source = gunzipSync(readFileSync(new URL('test/moby-dick.txt.gz', import.meta.url)));
const TITLE = 'Moby Dick';

async function readTree(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<{ tree: Tree; words: number }> {
  const { document, facts, title } = await read({ bytes, name });
  expect(title).toBe(TITLE);
  expect(facts).toMatchObject({ chapters: 10, language: 'en' });
  const doc = makeDoc();
  if (document !== null) Y.applyUpdate(doc, inflateRawSync(document));
  return { tree: treeOf(doc), words: facts.words };
}

const ways = [
  ...exportFormats.map((format) => [format, 'book', 'letter'] as const),
  ['pdf', 'manuscript', 'a4'] as const,
];

test.each(ways)('ten chapters of a real book out and in again: %s, %s, %s', async (format, style, paper) => {
  const { tree, words } = await readTree(new Uint8Array(source), `${TITLE}.txt`);
  const facts = { title: TITLE, author: 'Herman Melville', createdAt: new Date('2026-11-28'), identifier: 'ABC123' };
  const options = { format, paper, style, howMade: false } as const;
  const bytes = await whole(make({ source: { kind: 'tree', tree }, facts: { ...facts, madeBy: null }, options }));
  const back = await readTree(bytes, `${TITLE}.${format}`);
  // White space in a row, as in front of verses, is one space to all formats but plain text.
  const linesOf = (content: Tree): string[] => html(content).replace(/ +/g, ' ').replaceAll('<p> ', '<p>').split('\n');
  const [said, again] = [linesOf(tree), linesOf(back.tree)];
  expect(again).toEqual(said);
  expect(back.words).toBe(words);
  expect(words).toBe(countWords(plainText(tree)));
});
