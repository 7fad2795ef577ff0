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

/** An answer to `watch` that is under way, or waits for the one before. */
interface Filling {
  after: number;
  isWanted: boolean;
  hasBegun: boolean;
  /** Once it is known that it may be watched. */
  code: string | null;
  done: Promise<void>;
}

/** What one socket hears: which projects it joined, which generations it watches and from where. */
export class Viewer {
  readonly #socket: Socket;
  readonly #feeds: Feeds;
  readonly #joined = new Set<string>();
  readonly #watched = new Map<string, string>();
  readonly #received = new Map<string, Received>();
  readonly #filling = new Map<string, Filling>();

  constructor(socket: Socket, feeds: Feeds) {
    this.#socket = socket;
    this.#feeds = feeds;
  }

  joined(code: string): boolean {
    return this.#joined.has(code);
  }

  /** The projects this socket looks at, joined or by a watched generation. */
  projects(): string[] {
    const filling = [...this.#filling.values()].flatMap(({ code }) => code ?? []);
    return [...new Set([...this.#joined, ...this.#watched.values(), ...filling])];
  }

  full(): boolean {
    return this.#joined.size >= MAX_JOINED || this.#watched.size + this.#filling.size >= MAX_WATCHED;
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
  watch(id: string, after: number, projectOf: () => Promise<string>): Promise<void> {
    const before = this.#filling.get(id);
    if (before?.isWanted) return before.done;
    if (before?.hasBegun === false) {
      Object.assign(before, { after, isWanted: true });
      return before.done;
    }
    const filling: Filling = { after, isWanted: true, hasBegun: false, code: null, done: Promise.resolve() };
    const fill = (): Promise<void> => this.#fill(id, filling, projectOf);
    this.#filling.set(id, filling);
    // One after the other: two at once would give the same twice.
    filling.done = (before === undefined ? fill() : before.done.then(fill, fill)).finally(() => {
      if (this.#filling.get(id) === filling) this.#filling.delete(id);
    });
    return filling.done;
  }

  async #fill(id: string, filling: Filling, projectOf: () => Promise<string>): Promise<void> {
    if (!filling.isWanted) return;
    filling.hasBegun = true;
    // From here on live chunks pass this socket by, so that what is missing comes before them.
    void this.#socket.join(holdRoom(id));
    const had = this.#had(id);
    try {
      filling.code = await projectOf();
      await this.#give(id, filling, filling.code, had);
    } catch (error) {
      void this.#socket.leave(holdRoom(id));
      // What has passed it by is lost to this connection; it gets the rest by number when it is back.
      if (had !== undefined && (this.#had(id)?.upTo ?? 0) > had.upTo) this.#socket.conn.close(true);
      throw error;
    }
  }

  async #give(id: string, filling: Filling, code: string, had: Received | undefined): Promise<void> {
    const { after } = filling;
    const isDue = (seq: number): boolean => {
      if (filling.isWanted) return had === undefined || seq <= had.from || seq > had.upTo;
      // Not watched any more: what has passed by is still due to whoever joined the project.
      const received = this.#joined.has(code) ? this.#received.get(id) : undefined;
      return received !== undefined && seq > (had?.upTo ?? received.from);
    };
    const give = (chunk: ChunkEvent): void => {
      if (isDue(chunk.seq)) this.#socket.emit('generation:chunk', chunk);
    };
    const attach = (ended: Generation | null): void => {
      void this.#socket.leave(holdRoom(id));
      const received = { code, from: Math.min(after, had?.from ?? after), upTo: ended?.seq ?? 0 };
      if (filling.isWanted) this.#attach(id, received, ended);
    };
    const feed = this.#feeds.hold(code);
    try {
      await feed.catchUp(id, after, give, attach, () => taken(this.#socket));
    } finally {
      this.#feeds.release(code);
    }
  }

  #attach(id: string, received: Received, ended: Generation | null): void {
    if (!this.#watched.has(id)) this.#feeds.hold(received.code);
    this.#watched.set(id, received.code);
    this.#received.set(id, received);
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
    const filling = this.#filling.get(id);
    if (filling !== undefined) filling.isWanted = false;
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
    for (const filling of this.#filling.values()) if (filling.code === code) filling.isWanted = false;
  }

  close(): void {
    for (const code of [...this.#joined]) this.leave(code);
    for (const id of [...this.#watched.keys(), ...this.#filling.keys()]) this.unwatch(id);
  }

  #gone(code: string): boolean {
    return !this.#socket.connected || !this.#joined.has(code);
  }
}
