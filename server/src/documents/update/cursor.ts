import { readDeletions, readStruct } from './parse.ts';
import { InvalidUpdate, Reader } from './reader.ts';
import { type Deletions, type Placeable, Struct } from './struct.ts';

/** So many structs at most are read again to find one by its clock. */
export const STRUCTS_PER_MARK = 256;

/** Where a struct begins: its clock, how many come before it, and its place in the bytes. */
export interface Place {
  clock: number;
  count: number;
  at: number;
}

/**
 * The structs of one client in an update of the log, read one after the other where they stand. A long document is a
 * hundred thousand structs: as many objects at once are more work for the garbage collector than all the rest is.
 */
export class Cursor implements Placeable {
  readonly client: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** Places on the way, in order. */
  readonly marks: Place[] = [];
  readonly #reader: Reader;
  readonly #struct: Struct;
  #index = -1;
  #next: number;

  constructor(bytes: Uint8Array, client: number, clock: number, length: number, start: number, end: number) {
    this.client = client;
    this.length = length;
    this.start = start;
    this.end = end;
    this.#next = clock;
    this.#reader = new Reader(bytes, start, end);
    this.#struct = new Struct(clock, start);
  }

  get structs(): this {
    return this;
  }

  get bytes(): Uint8Array {
    return this.#reader.bytes.subarray(this.start, this.end);
  }

  /** The one that was read last, or the one after it; each is gone when the next one is read. */
  at(index: number): Struct | undefined {
    if (index === this.#index) return this.#struct;
    if (index !== this.#index + 1 || index >= this.length) return undefined;
    this.#index = index;
    const { at } = this.#reader;
    if (index > 0 && index % STRUCTS_PER_MARK === 0) this.marks.push({ clock: this.#next, count: index, at });
    const struct = readStruct(this.#reader, this.#next, true, this.#struct.reset(this.#next, at));
    this.#next += struct.length;
    return struct;
  }
}

/** A whole document as the log has it. Throws `InvalidUpdate`. */
export function readWhole(bytes: Uint8Array): { cursors: Cursor[]; deletions: Deletions[] } {
  const reader = new Reader(bytes);
  const struct = new Struct(0, 0);
  const cursors: Cursor[] = [];
  for (let sections = reader.uint(); sections > 0; sections -= 1) {
    const [length, client, clock] = [reader.uint(), reader.uint(), reader.uint()];
    const start = reader.at;
    for (let left = length; left > 0; left -= 1) {
      if (readStruct(reader, clock, true, struct.reset(clock, reader.at)).length === 0) {
        throw new InvalidUpdate('a struct of no length');
      }
    }
    cursors.push(new Cursor(bytes, client, clock, length, start, reader.at));
  }
  const deletions = readDeletions(reader, true);
  if (reader.at !== reader.end) throw new InvalidUpdate('bytes are left over');
  return { cursors, deletions };
}
