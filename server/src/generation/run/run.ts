import { type Piece, PieceCutter } from '@penora/protocol/words/pieces';
import type { Logger } from '../../kernel/log.ts';
import type { Ending } from '../chunk/statement.ts';
import type { Beat } from './beat.ts';
import { CeilingGate } from './ceilingGate.ts';
import type { ChunkWriter } from './chunkWriter.ts';
import { ceiling, completed, interrupted, providerFailed, RunEnded } from './ending.ts';
import { PieceQueue } from './pieceQueue.ts';

/** How a run is over here: with an ending of its own, or because it was ended or taken over elsewhere. */
export type Over = { kind: 'ended'; ending: Ending; isStored: boolean } | { kind: 'lost' };

export interface RunParts {
  /** The text as it comes from the model; ends when it is complete, throws `RunEnded`. */
  text: (queue: PieceQueue, signal: AbortSignal) => AsyncIterable<string>;
  chunks: ChunkWriter;
  /** What earlier runs have written. */
  written: string;
  /** By which chunks leave that keep their distance. */
  beat: Beat;
  limits: { chunkPauseMs: number; waitingCharacters: number; chunkCharacters: number };
  log: Logger;
}

/** One generation under one epoch: reads the model, cuts its text into pieces, commits them as chunks (design.md). */
export class Run {
  readonly #parts: RunParts;
  readonly #queue: PieceQueue;
  readonly #cutter: PieceCutter;
  readonly #gate: CeilingGate;
  readonly #reading = new AbortController();
  readonly #writing = new AbortController();
  #isDraining = false;
  /** Before this moment no chunk leaves. */
  #dueAt = Number.NEGATIVE_INFINITY;
  #endPause = (): void => undefined;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#queue = new PieceQueue(parts.limits);
    this.#cutter = new PieceCutter(parts.written);
    this.#gate = new CeilingGate(parts.chunks.wordsToCeiling, parts.chunks.wordsInAll);
  }

  /** Runs to the end. Throws only what the database throws when it stays away. */
  async toEnd(): Promise<Over> {
    const reader = this.#read();
    try {
      return await this.#deliver();
    } finally {
      this.#reading.abort();
      await reader;
    }
  }

  /** It was ended by somebody else: nothing more is read or written. */
  stop(): void {
    this.#reading.abort();
    this.#writing.abort();
    this.#endPause();
  }

  /** This process ends: what is complete is still written, then the run is interrupted. */
  drain(): void {
    this.#isDraining = true;
    this.#reading.abort();
    this.#queue.close(interrupted);
    this.#endPause();
  }

  async #read(): Promise<void> {
    const { signal } = this.#reading;
    const ending = await this.#readToEnd(signal);
    // A stop drops what is held back, the end of the stream flushes it (domain.md, Words).
    if (!signal.aborted) this.#queue.close(ending);
  }

  async #readToEnd(signal: AbortSignal): Promise<Ending> {
    let ending = completed;
    try {
      for await (const delta of this.#parts.text(this.#queue, signal)) {
        if (signal.aborted) return interrupted;
        if (this.#pass(this.#cutter.push(delta))) return ceiling;
        if (this.#queue.isWordless) return providerFailed;
        if (this.#queue.isFull) await this.#queue.room(signal);
      }
    } catch (error) {
      // Whatever the model does is a `RunEnded` by now; the rest is the service's own, as a database that stays away.
      ending = error instanceof RunEnded ? error.ending : interrupted;
      const unforeseen = error instanceof RunEnded ? error.cause : error;
      if (unforeseen !== undefined) this.#parts.log.error({ err: unforeseen }, 'a generation could not go on');
    }
    if (signal.aborted) return interrupted;
    if (this.#pass(this.#cutter.flush())) return ceiling;
    this.#queue.add(this.#gate.flush());
    return ending === completed && this.#gate.isFull ? ceiling : ending;
  }

  /** Returns whether the ceiling is reached. */
  #pass(pieces: readonly Piece[]): boolean {
    const { pieces: released, isOver } = this.#gate.pass(pieces);
    this.#queue.add(released);
    return isOver;
  }

  async #deliver(): Promise<Over> {
    const { signal } = this.#writing;
    for (;;) {
      // What is there already is not waited for: each turn of the queue is a part of what a chunk costs.
      if (!this.#queue.isReady) await this.#queue.ready(signal);
      const pause = this.#pause();
      if (pause !== null) await pause;
      if (signal.aborted) return { kind: 'lost' };
      const written = await this.#queue.take((batch) => this.#parts.chunks.write(batch));
      if (written.kind === 'lost') return written;
      if (written.kind === 'refused') return { kind: 'ended', ending: written.ending, isStored: false };
      if (written.ending !== null) return { kind: 'ended', ending: written.ending, isStored: true };
    }
  }

  /**
   * The first chunk leaves at once, and so does one after a pause; in between they keep their distance. It is counted
   * from when a chunk was due, so that late timers do not add up. Null: at once.
   */
  #pause(): Promise<void> | null {
    const now = performance.now();
    const at = Math.max(this.#dueAt, now);
    this.#dueAt = at + this.#parts.limits.chunkPauseMs;
    if (at <= now || this.#isDraining) return null;
    return new Promise<void>((resolve) => {
      this.#endPause = resolve;
      this.#parts.beat.call(at, resolve);
    });
  }
}
