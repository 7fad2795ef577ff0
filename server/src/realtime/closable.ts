import { unavailable } from '../kernel/errors.ts';
import type { FeedSource } from './source.ts';

export interface ClosableSource extends FeedSource {
  /** From now on nothing is asked; resolves when what was asked has been answered. */
  close(): Promise<void>;
}

/** A source that can be left before what it reads from is closed. */
export function closable(source: FeedSource): ClosableSource {
  const asked = new Set<Promise<unknown>>();
  let isClosed = false;
  async function ask<T>(question: () => Promise<T>): Promise<T> {
    if (isClosed) throw unavailable('This server is being restarted; try again in a moment.');
    const answer = question();
    asked.add(answer);
    try {
      return await answer;
    } finally {
      asked.delete(answer);
    }
  }
  return {
    subscribe: (code, listener) => source.subscribe(code, listener),
    running: (code) => ask(() => source.running(code)),
    standings: (codes) => ask(() => source.standings(codes)),
    generation: (id) => ask(() => source.generation(id)),
    progress: (id) => ask(() => source.progress(id)),
    chunks: (id, after, limit) => ask(() => source.chunks(id, after, limit)),
    async close() {
      isClosed = true;
      await Promise.allSettled(asked);
    },
  };
}
