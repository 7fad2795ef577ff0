import { FRAGMENT } from '@penora/protocol/document/nodes';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { blockTexts } from '../contents/plainText.ts';
import { treeOf } from '../contents/tree.ts';
import { makeDoc } from '../doc/makeDoc.ts';
import { edit } from '../test/edits.ts';
import { Random } from '../test/random.ts';
import { missingBlocks } from './missing.ts';
import { putBlocks, takeOut } from './putting.ts';

const runs = process.env.PENORA_LONG === undefined ? 60 : 3_000;

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = makeDoc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

const textsOf = (doc: Y.Doc): string[] =>
  treeOf(doc).content.map((node) => `${node.type} ${blockTexts(node).join('\n')}`);

/** Whether `part` stands in `whole` in this order. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const text of whole) if (text === part[at]) at += 1;
  return at === part.length;
}

test('a restoration never deletes, brings everything back, and undoing it leaves the text as it was', () => {
  for (let seed = 1; seed <= runs; seed += 1) {
    const random = new Random(seed);
    const doc = new Y.Doc();
    for (let n = 0; n < 25; n += 1) edit(doc, random);
    const version = treeOf(doc);
    const then = textsOf(doc);
    for (let n = 0; n < 25; n += 1) edit(doc, random);
    const before = textsOf(doc);
    const tree = JSON.stringify(treeOf(doc));
    const text = copyOf(doc);
    text.clientID = 77;
    const { blocks } = missingBlocks(version, treeOf(text), null);
    const vector = Y.encodeStateVector(text);
    text.transact(() => putBlocks(text, blocks));
    expect(Y.decodeUpdate(Y.encodeStateAsUpdate(text, vector)).structs.every(({ id }) => id.client === 77)).toBe(true);
    const after = textsOf(text);
    expect([seed, isWithin(before, after)]).toEqual([seed, true]);
    for (const wanted of then) if (wanted.split(' ').slice(1).join(' ').trim() !== '') expect(after).toContain(wanted);
    expect(missingBlocks(version, treeOf(text), null).blocks).toEqual([]);
    text.transact(() => takeOut(text, 77));
    expect([seed, JSON.stringify(treeOf(text))]).toEqual([seed, tree]);
  }
});

test('what a client is made of stays what it is: a restored block looks as it did', () => {
  const random = new Random(7);
  const doc = new Y.Doc();
  for (let n = 0; n < 60; n += 1) edit(doc, random);
  const version = treeOf(doc);
  const empty = makeDoc();
  const all = version.content.map((node) => ({ node, before: 0 }));
  empty.transact(() => putBlocks(empty, all));
  // Overlapping marks of one type are one again, the last.
  const plain = (tree: unknown): string => JSON.stringify(tree).replaceAll('"marks":[]', '');
  expect(empty.getXmlFragment(FRAGMENT).length).toBe(version.content.length);
  expect(plain(treeOf(empty).content.map(({ type, attrs }) => ({ type, attrs })))).toBe(
    plain(version.content.map(({ type, attrs }) => ({ type, attrs }))),
  );
});
