import * as Y from 'yjs';
import { askForAll, updateIn, updateMessage } from './messages.ts';
import { BenchSocket } from './socket.ts';
import type { Documents } from './target.ts';

/** Opens a document and resolves with what it was told when it has the whole: how long that took, and the state. */
export async function joinOnce(documents: Documents): Promise<{ ms: number; state: Uint8Array }> {
  const began = performance.now();
  const { at, taken } = await joined(documents, (state) => new Uint8Array(state));
  return { ms: at - began, state: taken };
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
  return told;
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
