/** What to do while the server cannot be reached, and how to hear that it can be again. */
import { asProblem, unreachable } from './problem.ts';
import { connectionStore } from './socket.ts';

/** How long an answer may take where something kept on this device can stand in for it. */
const PATIENCE_MS = 4_000;

/** No answer came, or none from Penora itself: what this device knows is the best there is. */
export function isOutOfReach(error: unknown): boolean {
  const { code } = asProblem(error);
  return code === 'unreachable' || code === 'unavailable';
}

/** The answer, or `unreachable` after a few seconds: a line may be there and bring nothing. */
export function withPatience<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(unreachable(navigator.onLine)), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Runs `act` whenever there may be a way to the server again; returns the way to stop. */
export function whenBack(act: () => void): () => void {
  const unwatch = connectionStore.watch(() => connectionStore.get() === 'live' && act());
  addEventListener('online', act);
  return () => {
    unwatch();
    removeEventListener('online', act);
  };
}
