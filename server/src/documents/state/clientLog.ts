import { readStruct } from '../update/parse.ts';
import { Reader } from '../update/reader.ts';
import type { Section } from '../update/struct.ts';

/** So many structs at most are read again to find one by its clock. */
const STRUCTS_PER_MARK = 256;

/** A struct that begins here. */
interface Mark {
  clock: number;
  count: number;
  offset: number;
}

/**
 * All structs of one client that are saved, as the bytes in which they came: in an update the structs of a client
 * stand behind each other without a word about their neighbours, so that updates are joined by joining bytes.
 */
export class ClientLog {
  readonly client: number;
  /** The next clock that is not saved. */
  next = 0;
  count = 0;
  #bytes: Uint8Array;
  #size = 0;
  readonly #marks: Mark[] = [{ clock: 0, count: 0, offset: 0 }];

  constructor(client: number) {
    this.client = client;
    this.#bytes = new Uint8Array(0);
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }

  /** `structs` stand in `bytes` from the first's start to the last's end, and begin at `next`. Returns their size. */
  append(bytes: Uint8Array, { structs }: Section): number {
    const start = structs[0]?.start ?? 0;
    const end = structs[structs.length - 1]?.end ?? start;
    for (const struct of structs) {
      const last = this.#marks[this.#marks.length - 1];
      if (this.count - (last?.count ?? 0) >= STRUCTS_PER_MARK) {
        this.#marks.push({ clock: struct.clock, count: this.count, offset: this.#size + struct.start - start });
      }
      this.count += 1;
      this.next = struct.clock + struct.length;
    }
    this.#push(bytes.subarray(start, end));
    return end - start;
  }

  /** The structs from the one that holds `clock` on: it may begin before, which Yjs takes in its stride. */
  from(clock: number): { clock: number; count: number; bytes: Uint8Array } {
    const mark = this.#markBefore(clock);
    const reader = new Reader(this.bytes, mark.offset);
    let { clock: at, count } = mark;
    let offset = mark.offset;
    while (reader.at < reader.end) {
      offset = reader.at;
      const { length } = readStruct(reader, at, true);
      if (at + length > clock) break;
      at += length;
      count += 1;
    }
    return { clock: at, count: this.count - count, bytes: this.bytes.subarray(offset) };
  }

  #markBefore(clock: number): Mark {
    let low = 0;
    let high = this.#marks.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#marks[middle]?.clock ?? 0) <= clock) low = middle;
      else high = middle;
    }
    return this.#marks[low] ?? { clock: 0, count: 0, offset: 0 };
  }

  #push(more: Uint8Array): void {
    if (this.#size + more.length > this.#bytes.length) {
      // A first and only piece, a snapshot mostly, takes no more than its own size.
      const room = this.#size === 0 ? more.length : Math.max(this.#bytes.length * 2, this.#size + more.length, 64);
      const larger = new Uint8Array(room);
      larger.set(this.bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(more, this.#size);
    this.#size += more.length;
  }
}
