import type * as Y from 'yjs';

/** Who writes: the Yjs client id of this writer, and on whose behalf. */
export interface DocumentAuthor {
  clientId: number;
  generationId?: string;
  userId?: string;
}

/** What became of an append: only after `done` the room applies and sends it. */
export type AppendOutcome<T> =
  | { outcome: 'done'; value: T }
  /** Nothing was committed; build anew on what the document is now. */
  | { outcome: 'conflict' }
  /** Nothing was committed and nothing will be. */
  | { outcome: 'refused'; value: T };

/** The documents as a generation needs them; app.ts hands them in. */
export interface DocumentWriting {
  /**
   * In the room's lane: `build` changes a fork of the document, `commit` stores the update under its number (null when
   * nothing changed). Both are called again on `conflict`. What either throws is thrown, and nothing was applied.
   */
  append<T>(
    code: string,
    author: DocumentAuthor,
    build: (fork: Y.Doc) => void,
    commit: (append: { number: number; bytes: Uint8Array } | null) => Promise<AppendOutcome<T>>,
  ): Promise<T>;
  /** Looks at the committed document; must not change it. */
  read<T>(code: string, look: (doc: Y.Doc) => T): Promise<T>;
  /** The state that others see of this writer; null takes it away. */
  presence(code: string, clientId: number, state: Record<string, unknown> | null): void;
}
