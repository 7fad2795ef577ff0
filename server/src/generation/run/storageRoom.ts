import type { Database } from '../../database/database.ts';
import { Refusal } from '../../kernel/errors.ts';
import { release, reserve } from '../../projects/storage.ts';
import { patiently } from '../chunk/patiently.ts';

/** Reserved ahead of the text, so that not every chunk asks. */
const STEP_BYTES = 16_384;
const EXACT_BYTES = 16;

/**
 * Room for what a generation writes into a document (contract.md, Storage). Its least size is reserved at the start;
 * when that is written, it is in the project's size, and the same reservation is made anew for what comes.
 */
export class StorageRoom {
  readonly #db: Database;
  readonly #code: string;
  readonly #reference: string;
  #left: number;

  constructor(db: Database, code: string, generationId: string, reservedBytes: number) {
    this.#db = db;
    this.#code = code;
    this.#reference = generationId;
    this.#left = reservedBytes;
  }

  /** Takes room for so many bytes, or for as many as there is room for; returns how many, mostly at once. */
  take(bytes: number): number | Promise<number> {
    if (bytes > this.#left) return this.#takeMore(bytes);
    this.#left -= bytes;
    return bytes;
  }

  async #takeMore(bytes: number): Promise<number> {
    if (!(await this.#reserve(bytes + STEP_BYTES)) && !(await this.#reserve(bytes))) {
      const taken = await this.#mostBelow(bytes);
      this.#left = 0;
      return taken;
    }
    this.#left -= bytes;
    return bytes;
  }

  /** The last room, nearly to the byte: asked for once, at the end of a generation. */
  async #mostBelow(bytes: number): Promise<number> {
    let fits = this.#left;
    for (let tooMuch = bytes; tooMuch - fits > EXACT_BYTES; ) {
      const middle = Math.floor((fits + tooMuch) / 2);
      if (await this.#reserve(middle)) fits = middle;
      else tooMuch = middle;
    }
    return fits;
  }

  async #reserve(bytes: number): Promise<boolean> {
    try {
      await patiently(() => this.#db.transaction(({ sql }) => reserve(sql, this.#code, this.#reference, bytes)));
      this.#left = bytes;
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'storage_full') return false;
      throw error;
    }
  }
}

/** What a generation of so many words needs at least. */
export const leastBytes = (words: number, leastBytesPerWord: number): number => Math.max(0, words) * leastBytesPerWord;

export const releaseRoom = (db: Database, generationId: string): Promise<void> =>
  patiently(() => release(db.sql, generationId));
