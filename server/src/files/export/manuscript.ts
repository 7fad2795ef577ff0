import type { ExportOptions } from '@penora/protocol/schemas/export';
import type { Tree } from '../../documents/contents/tree.ts';

/** One line of "How this text was made". */
export interface MadeBy {
  name: string;
  /** Null for what a person wrote. */
  tool: string | null;
  words: number;
}

/** Everything that a file says. */
export interface Manuscript {
  title: string;
  author: string;
  /** A BCP 47 tag, found in the text. */
  language: string;
  createdAt: Date;
  /** Names the text for good, for readers that keep a library. */
  identifier: string;
  tree: Tree;
  /** Null when it is not asked for. */
  madeBy: readonly MadeBy[] | null;
}

/** Where the text comes from: a whole document as its updates, a part of one, or what a model wrote. */
export type Source =
  | { kind: 'document'; updates: readonly Uint8Array<ArrayBuffer>[] }
  | { kind: 'tree'; tree: Tree }
  /** As a browser sends it: held against the rules of documents where it holds up nobody. */
  | { kind: 'selection'; content: readonly unknown[] }
  | { kind: 'text'; text: string };

/** What a thread is given. */
export interface ExportJob {
  source: Source;
  facts: Pick<Manuscript, 'title' | 'author' | 'createdAt' | 'identifier' | 'madeBy'>;
  options: ExportOptions;
}
