/**
 * The generations of one project: those that run, live, and those of its history as far as they were read. Each has a
 * store of its own, so that a chunk draws its own card and nothing else.
 */
import { getGeneration, listChunks, listGenerations } from '@penora/protocol/endpoints/generations';
import type { ChunkEvent, EndedEvent, ProgressEvent } from '@penora/protocol/events';
import type { Project } from '@penora/protocol/schemas/project';
import { call } from '../api/call.ts';
import { joinProject } from '../api/rooms.ts';
import { onEvent } from '../api/socket.ts';
import { createStore, type Store } from '../store.ts';
import { byTime, fateOf, isRunning, merged, type Run, withChunk, withEnd } from './run.ts';

const HISTORY_PAGE = 50;

export interface HistoryState {
  state: 'idle' | 'loading' | 'failed';
  error: unknown;
  /** Null once the oldest is here; undefined before the first page. */
  cursor: string | null | undefined;
}

/** What happened, told once to whoever wants to say or show it. */
export type RunNews =
  | { kind: 'started'; run: Run }
  | { kind: 'ended'; run: Run }
  /** The project itself was changed: its title, its members. */
  | { kind: 'project' }
  /** After every (re)connection, with what the project is by then. */
  | { kind: 'joined'; project: Project }
  | { kind: 'refused'; code: string };

export class ProjectRuns {
  /** Ids, newest first. Changes when one comes, goes, begins or ends; not with chunks. */
  readonly order: Store<readonly string[]> = createStore<readonly string[]>([]);
  readonly history: Store<HistoryState> = createStore<HistoryState>({ state: 'idle', error: null, cursor: undefined });
  readonly #code: string;
  readonly #runs = new Map<string, Store<Run>>();
  readonly #healing = new Map<string, Promise<void>>();
  readonly #met = new Set<string>();
  readonly #listeners = new Set<(news: RunNews) => void>();

  constructor(code: string) {
    this.#code = code;
  }

  /** Joins the project and follows it; returns the way to stop. */
  open(): () => void {
    const stops = [
      onEvent('generation:started', ({ generation }) => {
        if (generation.projectCode === this.#code) this.begin(generation);
      }),
      onEvent('generation:chunk', (chunk) => this.chunk(chunk)),
      onEvent('generation:progress', (progress) => this.progress(progress)),
      onEvent('generation:ended', (ended) => this.#end(ended)),
      onEvent('project:changed', ({ code }) => code === this.#code && this.#tell({ kind: 'project' })),
      joinProject(this.#code, {
        onJoined: ({ project, generations }) => {
          this.#joined(generations);
          this.#tell({ kind: 'joined', project });
        },
        onRefused: (code) => this.#tell({ kind: 'refused', code }),
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  onNews(listener: (news: RunNews) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  store(id: string): Store<Run> | undefined {
    return this.#runs.get(id);
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id)?.get();
  }

  /** All that are known, newest first. */
  all(): Run[] {
    return [...this.#runs.values()].map((store) => store.get()).sort(byTime);
  }

  running(): Run[] {
    return this.all().filter(isRunning);
  }

  /** Takes in what the server said about generations, however it was asked. */
  take(...told: readonly Run[]): void {
    const ended: Run[] = [];
    for (const run of told) {
      const store = this.#runs.get(run.id);
      const now = merged(store?.get(), run);
      if (store !== undefined && isRunning(store.get()) && !isRunning(now)) ended.push(now);
      if (store === undefined) this.#runs.set(run.id, createStore(now));
      else store.set(now);
    }
    this.#sort();
    for (const run of ended) this.#tell({ kind: 'ended', run });
  }

  /** Takes in one that has just begun, or goes on; told once, by the answer or by the socket, whichever is first. */
  begin(run: Run): void {
    const before = this.get(run.id);
    this.take(run);
    const goesOn = before !== undefined && !isRunning(before) && isRunning(this.get(run.id) ?? run);
    if (before === undefined || goesOn) this.#tell({ kind: 'started', run });
  }

  /** The next chunk is added, an old one dropped; a gap is read from the server. */
  chunk(chunk: ChunkEvent): void {
    const store = this.#runs.get(chunk.generationId);
    const fate = store === undefined ? 'unknown' : fateOf(store.get(), chunk.seq);
    if (fate === 'next') store?.set((run) => withChunk(run, chunk));
    if (fate === 'gap') void this.#heal(chunk.generationId);
    if (fate === 'unknown') this.#meet(chunk.generationId);
  }

  /** How far a story is, as the server counts it. */
  progress({ generationId, ...progress }: ProgressEvent): void {
    this.#runs.get(generationId)?.set((run) => ({ ...run, progress }));
  }

  /** Reads the next page of the history, the newest first; does nothing once the oldest is here. */
  async loadMore(): Promise<void> {
    const { state, cursor } = this.history.get();
    if (state === 'loading' || cursor === null) return;
    this.history.set({ state: 'loading', error: null, cursor });
    try {
      const page = await call(listGenerations, {
        params: { code: this.#code },
        query: { limit: HISTORY_PAGE, ...(cursor === undefined ? {} : { cursor }) },
      });
      this.take(...page.items);
      this.history.set({ state: 'idle', error: null, cursor: page.nextCursor });
    } catch (error) {
      this.history.set({ state: 'failed', error, cursor });
    }
  }

  /** Its beginning was missed; it is read once. */
  #meet(id: string): void {
    if (this.#met.has(id)) return;
    this.#met.add(id);
    void this.#refresh(id);
  }

  #end(ended: EndedEvent): void {
    const store = this.#runs.get(ended.generationId);
    // What is read of it at this moment may be older than its end.
    if (store === undefined && this.#met.has(ended.generationId)) void this.#refresh(ended.generationId);
    if (store === undefined) return;
    const wasRunning = isRunning(store.get());
    const isComplete = store.get().words === ended.words;
    store.set((run) => withEnd(run, ended, new Date().toISOString()));
    this.#sort();
    if (wasRunning) this.#tell({ kind: 'ended', run: store.get() });
    // The sums say more words than the chunks did: the last of them was missed.
    if (!isComplete) void this.#heal(ended.generationId);
  }

  /** After every (re)connection: what runs now; what ran before and does not now has ended unheard. */
  #joined(generations: readonly Run[]): void {
    const now = new Set(generations.map(({ id }) => id));
    const unheard = this.running().filter(({ id }) => !now.has(id));
    this.take(...generations);
    for (const { id } of unheard) void this.#refresh(id);
  }

  async #refresh(id: string): Promise<void> {
    const answer = await call(getGeneration, { params: { id } }).catch(() => null);
    if (answer?.generation.projectCode === this.#code) this.take(answer.generation);
  }

  /** Reads the chunks that are missing; at most one reading of a generation at a time. */
  #heal(id: string): Promise<void> {
    const healing = this.#healing.get(id);
    if (healing !== undefined) return healing;
    const reading = this.#read(id)
      .catch((error: unknown) => console.warn('chunks could not be read again', error))
      .finally(() => this.#healing.delete(id));
    this.#healing.set(id, reading);
    return reading;
  }

  async #read(id: string): Promise<void> {
    const store = this.#runs.get(id);
    if (store === undefined) return;
    const ended = store.get();
    for (;;) {
      const { chunks, lastSeq } = await call(listChunks, { params: { id }, query: { after: store.get().seq } });
      for (const chunk of chunks) this.chunk(chunk);
      if (chunks.length === 0 || store.get().seq >= lastSeq) break;
    }
    // The end told the sums already; adding late chunks must not count them twice.
    if (!isRunning(ended)) store.set((run) => ({ ...run, words: ended.words, costMilliku: ended.costMilliku }));
  }

  #sort(): void {
    const ids = this.all().map(({ id }) => id);
    this.order.set(ids);
  }

  #tell(news: RunNews): void {
    for (const listener of [...this.#listeners]) listener(news);
  }
}
