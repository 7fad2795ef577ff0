import * as Y from 'yjs';
import { askForAll, updateIn, updateMessage } from './messages.ts';
import { BenchSocket } from './socket.ts';
import type { Documents } from './target.ts';

/** How long somebody waits for the whole. */
export interface Joined {
  /** From before connecting. */
  ms: number;
  /** From the open socket: what the document takes, without the way in. */
  openMs: number;
  state: Uint8Array;
}

/** Opens a document and resolves when it has the whole. */
export async function joinOnce(documents: Documents): Promise<Joined> {
  const began = performance.now();
  const { at, openedAt, taken } = await joined(documents, (state) => new Uint8Array(state));
  return { ms: at - began, openMs: at - openedAt, state: taken };
}

async function joined<T>({ addresses, headers }: Documents, take: (state: Uint8Array) => T) {
  const { promise: whole, resolve: done } = Promise.withResolvers<{ at: number; taken: T }>();
  const socket = await BenchSocket.open(addresses[0] ?? '', headers, {
    message(bytes, at) {
      const state = updateIn(bytes, 'step2');
      if (state !== null) done({ at, taken: take(state) });
    },
  });
  socket.send(askForAll);
  const told = await whole;
  socket.close();
  return { ...told, openedAt: socket.openedAt };
}

/** So many at once; resolves with the milliseconds until the last of them has the whole. */
export async function joinTogether(documents: Documents, count: number): Promise<number> {
  const began = performance.now();
  const all = Array.from({ length: count }, () => joined(documents, ({ length }) => length));
  return Math.max(...(await Promise.all(all)).map(({ at }) => at)) - began;
}

/** Brings a document in, update by update, and stays until a newcomer gets all of it. */
export async function bring(documents: Documents, updates: readonly Uint8Array[]): Promise<BenchSocket> {
  const socket = await BenchSocket.open(documents.addresses[0] ?? '', documents.headers);
  for (const update of updates) {
    socket.send(updateMessage(update));
    await socket.drained();
  }
  if (socket.isClosed) throw new Error(`the server hung up with ${socket.closeCode}`);
  const wanted = Y.encodeStateVectorFromUpdate(Y.mergeUpdates([...updates]));
  const size = sum(wanted);
  while (sum(Y.encodeStateVectorFromUpdate((await joinOnce(documents)).state)) < size) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return socket;
}

const sum = (vector: Uint8Array): number =>
  [...Y.decodeStateVector(vector).values()].reduce((total, clock) => total + clock, 0);
