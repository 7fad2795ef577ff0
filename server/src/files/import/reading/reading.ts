import type { FileFormat } from '@penora/protocol/schemas/file';
import type { Tree } from '../../../documents/contents/tree.ts';

/** What is handed to the thread. */
export interface ReadJob {
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
}

/** What is known of a file without its text. */
export interface FileFacts {
  format: FileFormat;
  words: number;
  pages: number;
  sizeBytes: number;
  characters: number;
  language: string | null;
  chapters: number;
  chapterTitles: string[];
  preview: string;
  notices: string[];
}

/** What the thread hands back. `text` and `document` are deflated, and wait in the database. */
export interface Reading {
  title: string;
  facts: FileFacts;
  /** As a model is given it (workText.ts). */
  text: Uint8Array<ArrayBuffer>;
  /** The document of a new project as a Yjs update; null when no storage could hold it. */
  document: Uint8Array<ArrayBuffer> | null;
}

/** What a reader of one format has found. */
export interface Found {
  tree: Tree;
  title?: string;
  /** The language that the file names. */
  language?: string;
  pictures?: number;
  comments?: number;
  /** What stays as words, without its shape. */
  tables?: number;
  raised?: number;
  notices?: string[];
}
