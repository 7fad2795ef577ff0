/**
 * The messages of a document's socket: those of y-websocket, and our own from 100 on, which go only to clients that
 * connect with `?ext=1` (contract.md, Documents). Numbers are variable-length unsigned integers as lib0 writes them.
 */
export const messages = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /**
   * Two numbers: how many of this connection's updates (sync step 2 and update messages, in order) are dealt with, and
   * the number of the document's last update. What is counted is in the database, or was dropped because the role in
   * the last `role` message does not edit.
   */
  saved: 100,
  /** One string: the role of the person from now on, first of all on joining. */
  role: 101,
} as const;

export const syncMessages = { step1: 0, step2: 1, update: 2 } as const;

/** The parameter of the address that asks for our own messages. */
export const EXTENSIONS = { name: 'ext', value: '1' } as const;
