import type { ChunkEvent } from '@penora/protocol/events';
import type { Generation } from '@penora/protocol/schemas/generation';
import type { Socket } from 'socket.io';
import type { Feeds } from './feeds.ts';
import { taken } from './pressure.ts';
import { endedOf } from './source.ts';

export const projectRoom = (code: string): string => `project:${code}`;
export const generationRoom = (id: string): string => `generation:${id}`;
/** Sockets that are catching up with a generation: live chunks pass them by until they have. */
export const holdRoom = (id: string): string => `hold:${id}`;

const MAX_WATCHED = 200;
const MAX_JOINED = 50;

/** What a socket has had of a generation: everything after `from`, and for as long as it is live more of it. */
interface Received {
  code: string;
  from: number;
  /** Up to here at least; what came live since then its feed knows. */
  upTo: number;
}

/** What one socket hears: which projects it joined, which generations it watches and from where. */
export class Viewer {
  readonly #socket: Socket;
  readonly #feeds: Feeds;
  readonly #joined = new Set<string>();
  readonly #watched = new Map<string, string>();
  readonly #received = new Map<string, Received>();
  /** Answers to `watch` that are under way. */
  readonly #filling = new Map<string, Promise<void>>();

  constructor(socket: Socket, feeds: Feeds) {
    this.#socket = socket;
    this.#feeds = feeds;
  }

  joined(code: string): boolean {
    return this.#joined.has(code);
  }

  /** The projects this socket looks at, joined or by a watched generation. */
  projects(): string[] {
    return [...new Set([...this.#joined, ...this.#watched.values()])];
  }

  full(): boolean {
    return this.#joined.size >= MAX_JOINED || this.#watched.size >= MAX_WATCHED;
  }

  /** Joins a project; resolves with the running generations, each delivered live from its `seq`. */
  async join(code: string): Promise<Generation[]> {
    const fresh = !this.#joined.has(code);
    this.#joined.add(code);
    const feed = this.#feeds.hold(code);
    let running: Generation[] = [];
    await feed.join((generations) => {
      if (this.#gone(code)) return;
      running = generations;
      for (const { id, seq } of generations) this.begin(code, id, seq);
      void this.#socket.join(projectRoom(code));
    });
    if (!fresh || !this.#joined.has(code)) this.#feeds.release(code);
    return running;
  }

  leave(code: string): void {
    if (!this.#joined.delete(code)) return;
    void this.#socket.leave(projectRoom(code));
    for (const [id, received] of this.#received)
      if (received.code === code && !this.#watched.has(id)) this.#received.delete(id);
    this.#feeds.release(code);
  }

  /** A generation began or went on while this socket was joined: it gets it live from here. */
  begin(code: string, id: string, seq: number): void {
    if (!this.#received.has(id)) this.#received.set(id, { code, from: seq, upTo: seq });
  }

  /**
   * Everything after `after` that this socket has not had, by number, then live; of one that has ended at last the end.
   * What is asked while an answer is under way gets that answer. `projectOf` throws when it may not be watched.
   */
  async watch(id: string, after: number, projectOf: () => Promise<string>): Promise<void> {
    const filling = this.#filling.get(id) ?? this.#fill(id, after, projectOf);
    this.#filling.set(id, filling);
    await filling.finally(() => this.#filling.delete(id));
  }

  async #fill(id: string, after: number, projectOf: () => Promise<string>): Promise<void> {
    // From here on live chunks pass this socket by: what is missing comes before them, and whoever may not is told so.
    void this.#socket.join(holdRoom(id));
    const had = this.#had(id);
    try {
      const code = await projectOf();
      await this.#give(code, id, after, had);
    } catch (error) {
      void this.#socket.leave(holdRoom(id));
      // What has passed it by is lost to this connection; it gets the rest by number when it is back.
      if (had !== undefined && (this.#had(id)?.upTo ?? 0) > had.upTo) this.#socket.conn.close(true);
      throw error;
    }
  }

  async #give(code: string, id: string, after: number, had: Received | undefined): Promise<void> {
    const isKnown = this.#watched.has(id);
    this.#watched.set(id, code);
    const feed = this.#feeds.hold(code);
    const give = (chunk: ChunkEvent): void => {
      const isMissing = had === undefined || chunk.seq <= had.from || chunk.seq > had.upTo;
      if (isMissing && this.#watched.has(id)) this.#socket.emit('generation:chunk', chunk);
    };
    const attach = (ended: Generation | null): void =>
      this.#attach(code, id, Math.min(after, had?.from ?? after), ended);
    try {
      await feed.catchUp(id, after, give, attach, () => taken(this.#socket));
    } catch (error) {
      if (!isKnown) this.unwatch(id);
      throw error;
    } finally {
      if (isKnown) this.#feeds.release(code);
    }
  }

  #attach(code: string, id: string, from: number, ended: Generation | null): void {
    void this.#socket.leave(holdRoom(id));
    if (this.#watched.get(id) !== code) return;
    this.#received.set(id, { code, from, upTo: ended?.seq ?? 0 });
    // One that has ended may go on.
    void this.#socket.join(generationRoom(id));
    if (ended !== null) this.#socket.emit('generation:ended', endedOf(ended));
  }

  #had(id: string): Received | undefined {
    const received = this.#received.get(id);
    if (received === undefined) return undefined;
    return { ...received, upTo: Math.max(received.upTo, this.#feeds.deliveredUpTo(received.code, id)) };
  }

  unwatch(id: string): void {
    const code = this.#watched.get(id);
    if (code === undefined) return;
    this.#watched.delete(id);
    if (!this.#joined.has(code)) this.#received.delete(id);
    void this.#socket.leave(generationRoom(id));
    this.#feeds.release(code);
  }

  /** Forgets a project whose access was withdrawn, watched generations included. */
  withdraw(code: string): void {
    this.leave(code);
    for (const [id, project] of [...this.#watched]) if (project === code) this.unwatch(id);
  }

  close(): void {
    for (const code of [...this.#joined]) this.leave(code);
    for (const id of [...this.#watched.keys()]) this.unwatch(id);
  }

  #gone(code: string): boolean {
    return !this.#socket.connected || !this.#joined.has(code);
  }
}
