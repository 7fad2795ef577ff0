import type * as Y from 'yjs';

/** Who writes: the Yjs client id of this writer, and on whose behalf. */
export interface DocumentAuthor {
  /** Never used by anybody before: a stale writer's updates must not continue ours. */
  clientId: number;
  generationId?: string;
  userId?: string;
}

/** What became of an append. */
export type AppendOutcome<T> =
  /** Committed: now the room applies and sends it. */
  | { outcome: 'done'; value: T }
  /** Nothing was committed because the document has gone on; it is built anew on what the document is now. */
  | { outcome: 'conflict' }
  /** It is not known whether it was committed: the identical bytes under the identical number are tried again. */
  | { outcome: 'unclear' }
  /** Nothing was committed and nothing will be. */
  | { outcome: 'refused'; value: T };

/** The number that the next update of a document has, and its bytes. */
export interface NextUpdate {
  number: number;
  bytes: Uint8Array;
}

/** The documents as a writer inside the service needs them (design.md, The model in the document). */
export interface DocumentWriting {
  /**
   * In the room's turn: `build` changes a fork of the committed document under the author's client id, `commit` stores
   * the update together with whatever belongs to it (null when nothing changed) and moves `documents.last_number` from
   * `number - 1` to `number`. What either throws is thrown, and nothing was applied here; should it be in the log after
   * all, it is read from there. Throws `not_found` when there is no such document, `invalid` when what was built is not
   * of the schema, `unavailable` when an unclear commit did not become clear in time.
   */
  append<T>(
    code: string,
    author: DocumentAuthor,
    build: (fork: Y.Doc) => void,
    commit: (append: NextUpdate | null) => Promise<AppendOutcome<T>>,
  ): Promise<T>;
  /** Looks at the committed document, synchronously; must not change it. Throws `not_found`. */
  read<T>(code: string, look: (doc: Y.Doc) => T): Promise<T>;
  /** What others see of this writer, under a client id of the service; null takes it away. */
  presence(code: string, clientId: number, state: Record<string, unknown> | null): void;
}
