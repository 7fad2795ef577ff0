import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as Y from 'yjs';
import { plainText, type TextMeasure } from '../../contents/plainText.ts';
import { type Tree, treeOf } from '../../contents/tree.ts';
import { makeDoc } from '../../doc/makeDoc.ts';
import { measureDoc } from '../../measure/measurer.ts';
import { type Author, type AuthoredBlock, authoredBlocks } from '../diff/authored.ts';
import { type BlockDiff, diffBlocks } from '../diff/diffBlocks.ts';

/** No document has a state above 16 MiB (contract of the socket); what would unpack to more is not ours. */
const MOST_BYTES = 64 * 1_048_576;

export type State = { packed: Uint8Array } | { update: Uint8Array };

/** What is done beside the event loop: building whole documents and comparing them takes time. */
export type Asked =
  | { kind: 'pack'; update: Uint8Array }
  | { kind: 'unpack'; packed: Uint8Array }
  | { kind: 'open'; version: State; other: State | null; versionIs: 'from' | 'to' };

export interface Packed {
  packed: Uint8Array;
  measure: TextMeasure;
}

export interface Opened {
  tree: Tree;
  text: string;
  diff: (BlockDiff & { authors: Author[] }) | null;
}

/** Its answer by what was asked. */
export interface Answers {
  pack: Packed;
  unpack: Uint8Array;
  open: Opened;
}

export function work(asked: Asked): Answers[Asked['kind']] {
  switch (asked.kind) {
    case 'pack':
      return pack(asked.update);
    case 'unpack':
      return inflate(asked.packed);
    case 'open':
      return open(asked);
    default:
      return asked satisfies never;
  }
}

const inflate = (packed: Uint8Array): Uint8Array => inflateRawSync(packed, { maxOutputLength: MOST_BYTES });

function docOf(state: State): Y.Doc {
  const doc = makeDoc();
  Y.applyUpdate(doc, 'packed' in state ? inflate(state.packed) : state.update);
  return doc;
}

/** By way of a Y.Doc with garbage collection: what was deleted before is not kept once more. */
function pack(update: Uint8Array): Packed {
  const doc = docOf({ update });
  const packed = deflateRawSync(Y.encodeStateAsUpdate(doc));
  const measure = measureDoc(doc);
  doc.destroy();
  return { packed, measure };
}

function open({ version, other, versionIs }: Extract<Asked, { kind: 'open' }>): Opened {
  const doc = docOf(version);
  const tree = treeOf(doc);
  const opened = { tree, text: plainText(tree) };
  if (other === null) return { ...opened, diff: null };
  const authors = new Authors();
  const own = authoredBlocks(doc, authors.placeOf, true);
  const others: AuthoredBlock[] = authoredBlocks(docOf(other), authors.placeOf, false);
  const diff = versionIs === 'from' ? diffBlocks(own, others) : diffBlocks(others, own);
  return { ...opened, diff: { ...diff, authors: authors.all } };
}

/** Gives each author a number. */
class Authors {
  readonly all: Author[] = [];
  readonly #places = new Map<string, number>();

  readonly placeOf = (author: Author): number => {
    const key = author.generationId ?? String(author.client);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(author) - 1;
  };
}
