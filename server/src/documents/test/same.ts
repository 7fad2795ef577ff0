import { expect } from 'vitest';
import * as Y from 'yjs';
import { sortedVector, textOf } from './pair.ts';

/** The text with its marks, how far each client has written, and what is deleted. */
const contentsOf = (doc: Y.Doc) => ({
  text: textOf(doc),
  vector: sortedVector(Y.encodeStateVector(doc)),
  deleted: [...Y.createDeleteSetFromStructStore(doc.store).clients].sort(([a], [b]) => a - b),
});

/** Everything in it stands in its place: nothing waits for what it refers to. */
export function expectWhole({ store }: Y.Doc): void {
  expect(store.pendingStructs).toBeNull();
  expect(store.pendingDs).toBeNull();
}

export function expectSame(doc: Y.Doc, other: Y.Doc): void {
  expectWhole(doc);
  expect(contentsOf(doc)).toEqual(contentsOf(other));
}

export const isSame = (doc: Y.Doc, other: Y.Doc): boolean =>
  JSON.stringify(contentsOf(doc)) === JSON.stringify(contentsOf(other));
