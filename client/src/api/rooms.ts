/** What a page listens to over the socket: a project, or one generation. Both survive reconnects by themselves. */
import { listChunks } from '@penora/protocol/endpoints/generations';
import { type ChunkEvent, type EndedEvent, JoinReply } from '@penora/protocol/events';
import type { z } from 'zod';
import { call } from './call.ts';
import { ChunkOrder } from './chunkOrder.ts';
import { ask, onEvent, openSocket, whenLive } from './socket.ts';

export type Joined = z.output<typeof JoinReply>;

export interface JoinHandlers {
  /**
   * After the first join and after each reconnect: the project and the generations that are running, each with its
   * text up to `seq`; chunks after that number follow as `generation:chunk` events.
   */
  onJoined(joined: Joined): void;
  /** Not allowed or gone: `not_found`, `forbidden`, `unauthenticated`. No further attempt is made. */
  onRefused?(code: string): void;
}

const final = new Set(['not_found', 'forbidden', 'unauthenticated', 'invalid']);
const RETRY_MS = 3_000;

/** Asks now, after every reconnect, and again after a failure that may pass; returns the way to stop. */
function keepAsking(attempt: () => Promise<'done' | 'again'>): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (): Promise<void> => {
    clearTimeout(timer);
    if (stopped || (await attempt()) === 'done' || stopped) return;
    timer = setTimeout(() => void run(), RETRY_MS);
  };
  const unwatch = whenLive(() => void run());
  openSocket();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unwatch();
  };
}

// Two panes may join the same project; the server forgets it with the last leave.
const joins = new Map<string, number>();

/** Joins a project's topic: its generations are told to `onEvent` from here on. Returns the way to leave. */
export function joinProject(code: string, handlers: JoinHandlers): () => void {
  joins.set(code, (joins.get(code) ?? 0) + 1);
  const stop = keepAsking(async () => {
    const answer = await ask('project:join', { code });
    const joined = JoinReply.safeParse(answer);
    if (joined.success) handlers.onJoined(joined.data);
    else if (!answer.ok && final.has(answer.error)) handlers.onRefused?.(answer.error);
    else return 'again';
    return 'done';
  });
  return () => {
    stop();
    const others = (joins.get(code) ?? 1) - 1;
    if (others > 0) joins.set(code, others);
    else {
      joins.delete(code);
      void ask('project:leave', { code });
    }
  };
}

export interface WatchHandlers {
  /** Each chunk once and in order. */
  onChunk(chunk: ChunkEvent): void;
  onEnded(ended: EndedEvent): void;
  onRefused?(code: string): void;
}

/** Watches one generation from the chunk after `after` to its end; returns the way to stop. */
export function watchGeneration(id: string, after: number, handlers: WatchHandlers): () => void {
  const order = new ChunkOrder(after);
  const take = (chunk: ChunkEvent): void => {
    const arrival = order.take(chunk.seq);
    if (arrival === 'next') handlers.onChunk(chunk);
    else if (arrival === 'gap') void heal();
  };
  const heal = singly(async () => {
    const page = await call(listChunks, { params: { id }, query: { after: order.last } });
    for (const chunk of page.chunks) take(chunk);
  });
  const stops = [
    onEvent('generation:chunk', (chunk) => chunk.generationId === id && take(chunk)),
    onEvent('generation:ended', (ended) => ended.generationId === id && handlers.onEnded(ended)),
    keepAsking(async () => {
      const answer = await ask('generation:watch', { id, after: order.last });
      if (answer.ok) return 'done';
      if (!final.has(answer.error)) return 'again';
      handlers.onRefused?.(answer.error);
      return 'done';
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    void ask('generation:unwatch', { id });
  };
}

/** Runs `work` at most once at a time; a failure is left to the next gap or reconnect. */
function singly(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work()
      .catch((error: unknown) => console.warn('chunks could not be read again', error))
      .finally(() => {
        running = null;
      });
    return running;
  };
}
