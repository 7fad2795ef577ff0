import { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

/** So many may wait for their reader before the body is read no further. */
const MOST_WAITING = 16;

/**
 * The packets of a body as they come, for one reader. They are taken as they flow: a stream's own iterator goes round by
 * way of three promises and two turns for each of them, which is most of what a word costs here.
 */
export class Packets {
  readonly #body: Readable;
  readonly #signal: AbortSignal;
  readonly #leave = (): void => void this.#body.destroy();
  readonly #add = (packet: Uint8Array): void => this.#take(packet);
  #waiting: Uint8Array[] = [];
  /** Set once nothing more will come: null for a body that is complete. */
  #end: { error: Error | null } | null = null;
  #wanted: PromiseWithResolvers<void> | null = null;

  constructor(body: Readable, signal: AbortSignal) {
    this.#body = body;
    this.#signal = signal;
    signal.addEventListener('abort', this.#leave, { once: true });
    body.on('data', this.#add);
    body.once('end', () => this.#finish(null));
    body.once('error', (error) => this.#finish(error));
    body.once('close', () => this.#finish(new Error('the connection ended before the answer did')));
    if (signal.aborted) this.#leave();
  }

  /** The next one, null behind the last. Throws what the connection throws, behind what came before. */
  async next(): Promise<Uint8Array | null> {
    while (this.#waiting.length === 0) {
      if (this.#end?.error != null) throw this.#end.error;
      if (this.#end !== null) return null;
      if (this.#body.isPaused()) this.#body.resume();
      this.#wanted ??= Promise.withResolvers();
      await this.#wanted.promise;
    }
    return this.#waiting.shift() ?? null;
  }

  /** The reader leaves: the connection is closed, or kept when the answer is complete. */
  close(): void {
    this.#signal.removeEventListener('abort', this.#leave);
    this.#body.off('data', this.#add);
    if (this.#body instanceof IncomingMessage && this.#body.complete) this.#body.resume();
    else this.#leave();
  }

  #take(packet: Uint8Array): void {
    this.#waiting.push(packet);
    if (this.#waiting.length >= MOST_WAITING) this.#body.pause();
    this.#ring();
  }

  #finish(error: Error | null): void {
    this.#end ??= { error };
    this.#ring();
  }

  #ring(): void {
    this.#wanted?.resolve();
    this.#wanted = null;
  }
}
