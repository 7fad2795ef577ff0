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

interface Received {
  /** The socket had everything up to this number when it began to receive live. */
  from: number;
}

/** What one socket hears: which projects it joined, which generations it watches and from where. */
export class Viewer {
  readonly #socket: Socket;
  readonly #feeds: Feeds;
  readonly #joined = new Set<string>();
  readonly #watched = new Map<string, string>();
  readonly #received = new Map<string, Received>();

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
      for (const { id, seq } of generations) this.#received.set(id, { from: seq });
      void this.#socket.join(projectRoom(code));
    });
    if (!fresh || !this.#joined.has(code)) this.#feeds.release(code);
    return running;
  }

  leave(code: string): void {
    if (!this.#joined.delete(code)) return;
    void this.#socket.leave(projectRoom(code));
    this.#feeds.release(code);
  }

  /** A generation began while this socket was joined: it gets it live from here. */
  begin(id: string, seq: number): void {
    this.#received.set(id, { from: seq });
  }

  /** Everything after `after`, what came before first, then live; nothing twice over this socket. */
  async watch(code: string, id: string, after: number): Promise<void> {
    if (this.#watched.has(id)) return;
    this.#watched.set(id, code);
    const feed = this.#feeds.hold(code);
    // From here on live chunks pass this socket by, so what it has had live is (from, upTo].
    void this.#socket.join(holdRoom(id));
    const from = this.#joined.has(code) ? this.#received.get(id)?.from : undefined;
    const upTo = feed.deliveredUpTo(id);
    const give = (chunk: ChunkEvent): void => {
      if (from === undefined || chunk.seq <= from || chunk.seq > upTo) this.#socket.emit('generation:chunk', chunk);
    };
    await feed
      .catchUp(
        id,
        after,
        give,
        (ended) => this.#attach(code, id, after, ended),
        () => taken(this.#socket),
      )
      .catch((error: unknown) => {
        void this.#socket.leave(holdRoom(id));
        this.unwatch(id);
        throw error;
      });
  }

  #attach(code: string, id: string, after: number, ended: Generation | null): void {
    void this.#socket.leave(holdRoom(id));
    if (this.#watched.get(id) !== code) return;
    this.#received.set(id, { from: after });
    if (ended === null) {
      void this.#socket.join(generationRoom(id));
      return;
    }
    this.#socket.emit('generation:ended', endedOf(ended));
  }

  unwatch(id: string): void {
    const code = this.#watched.get(id);
    if (code === undefined) return;
    this.#watched.delete(id);
    this.#received.delete(id);
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
