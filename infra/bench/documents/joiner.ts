import * as Y from 'yjs';
import { askForAll, updateIn, updateMessage } from './messages.ts';
import { BenchSocket } from './socket.ts';
import type { Documents } from './target.ts';

/** Opens a document and resolves with what it was told when it has the whole: how long that took, and the state. */
export async function joinOnce({ addresses, headers }: Documents): Promise<{ ms: number; state: Uint8Array }> {
  const began = performance.now();
  let done: (state: Uint8Array) => void = () => undefined;
  const whole = new Promise<Uint8Array>((resolve) => {
    done = resolve;
  });
  const socket = await BenchSocket.open(addresses[0] ?? '', headers, {
    message(bytes) {
      const state = updateIn(bytes, 'step2');
      if (state !== null) done(state);
    },
  });
  socket.send(askForAll);
  const state = await whole;
  const ms = performance.now() - began;
  socket.close();
  return { ms, state };
}

/** So many at once; resolves with the milliseconds until the last of them has the whole. */
export async function joinTogether(documents: Documents, count: number): Promise<number> {
  const began = performance.now();
  await Promise.all(Array.from({ length: count }, () => joinOnce(documents)));
  return performance.now() - began;
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
