/** The comments of one project: read, kept up to date, and changed on the server. Outside React. */
import { changeComment, createComment, deleteComment, listComments } from '@penora/protocol/endpoints/comments';
import type { Comment } from '@penora/protocol/schemas/comment';
import { call } from '../api/call.ts';
import { onEvent, whenLive } from '../api/socket.ts';
import type { Passage } from '../documents/position.ts';
import { createStore, type Store } from '../store.ts';
import { anchorOf } from './places.ts';
import { type Span, type Thread, threadsOf } from './threads.ts';

const PAGE = 200;

export interface CommentList {
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  threads: readonly Thread[];
}

/** What lies open beside the text. */
export type Shown =
  | { kind: 'thread'; id: string; takesFocus: boolean }
  | { kind: 'new'; passage: Passage; quote: string }
  | null;

export class ProjectComments {
  readonly list: Store<CommentList> = createStore<CommentList>({ state: 'loading', error: null, threads: [] });
  /** Where each thread stands in the text; those whose words are gone are not in it. */
  readonly places: Store<ReadonlyMap<string, Span>> = createStore<ReadonlyMap<string, Span>>(new Map());
  readonly shown: Store<Shown> = createStore<Shown>(null);
  readonly listOpen: Store<boolean> = createStore(false);
  readonly #code: string;
  #comments: readonly Comment[] = [];
  #reading: Promise<void> | null = null;
  #isStale = false;

  constructor(code: string) {
    this.#code = code;
  }

  /** Follows what others say; returns the way to stop. */
  open(): () => void {
    const stops = [
      onEvent('comments:changed', ({ code }) => code === this.#code && void this.read()),
      // What was said while the line was down.
      whenLive(() => void this.read()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Reads all of them; what changes meanwhile is read once more. */
  read(): Promise<void> {
    this.#isStale = this.#reading !== null;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
      if (this.#isStale) void this.read();
    });
    return this.#reading;
  }

  async create(passage: Passage, quote: string, text: string): Promise<void> {
    const body = { anchor: anchorOf(passage), quote, text };
    const { comment } = await call(createComment, { params: { code: this.#code }, body });
    this.#take(comment);
    this.shown.set({ kind: 'thread', id: comment.id, takesFocus: false });
  }

  async reply(threadId: string, text: string): Promise<void> {
    const body = { replyTo: threadId, text };
    this.#take((await call(createComment, { params: { code: this.#code }, body })).comment);
  }

  async reword(id: string, text: string): Promise<void> {
    this.#take((await call(changeComment, { params: { code: this.#code, id }, body: { text } })).comment);
  }

  async resolve(id: string, resolved: boolean): Promise<void> {
    this.#take((await call(changeComment, { params: { code: this.#code, id }, body: { resolved } })).comment);
  }

  async remove(id: string): Promise<void> {
    await call(deleteComment, { params: { code: this.#code, id } });
    this.#set(this.#comments.filter((comment) => comment.id !== id && comment.replyTo !== id));
    this.shown.set((shown) => (shown?.kind === 'thread' && shown.id === id ? null : shown));
  }

  #take(comment: Comment): void {
    this.#set([...this.#comments.filter(({ id }) => id !== comment.id), comment]);
  }

  #set(comments: readonly Comment[]): void {
    this.#comments = comments;
    this.list.set({ state: 'ready', error: null, threads: threadsOf(comments) });
  }

  async #readAll(): Promise<void> {
    try {
      const all: Comment[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
        const page: { items: Comment[]; nextCursor: string | null } = await call(listComments, {
          params: { code: this.#code },
          query,
        });
        all.push(...page.items);
        cursor = page.nextCursor;
      }
      this.#set(all);
    } catch (error) {
      // What is here stays readable.
      this.list.set((before) => (before.state === 'ready' ? before : { ...before, state: 'failed', error }));
    }
  }
}
